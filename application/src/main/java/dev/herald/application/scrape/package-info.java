/**
 * Counts of swarms: {@link dev.herald.application.scrape.BulkScrape} asks one tracker for any number of them once,
 * {@link dev.herald.application.scrape.AutoScrape} keeps asking for those that sessions want to know.
 *
 * <p>No part of the promised API: what is public here is public for the neighbouring packages alone, and may change with any
 * version.
 */
@NullMarked
package dev.herald.application.scrape;

import org.jspecify.annotations.NullMarked;
