/**
 * How a long scrape goes on where it was interrupted: {@link dev.herald.bootstrap.cli.resume.ScrapeJournal} notes in a file what has
 * been read and what has been told.
 */
@NullMarked
package dev.herald.bootstrap.cli.resume;

import org.jspecify.annotations.NullMarked;
