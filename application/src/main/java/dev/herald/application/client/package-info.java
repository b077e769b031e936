/**
 * The public face: {@link dev.herald.application.client.TrackerClient} and its window for code that waits,
 * {@link dev.herald.application.client.BlockingTrackerClient}. Behind them, one announce over tiers is
 * {@code TieredAnnouncer}, one scrape of any length is {@code BulkScrape}, and both walk their lists with {@code InTurn}.
 */
@NullMarked
package dev.herald.application.client;

import org.jspecify.annotations.NullMarked;
