/**
 * The public face: {@link dev.herald.application.client.TrackerClient} and its window for code that waits,
 * {@link dev.herald.application.client.BlockingTrackerClient}. Behind them, one announce over tiers is
 * {@code TieredAnnouncer} with a {@code LaneWalk} for each lane, one scrape of any length is {@code BulkScrape} with its
 * {@code MultiHashDoubt}, and both walk their lists with {@code InTurn}.
 */
@NullMarked
package dev.herald.application.client;

import org.jspecify.annotations.NullMarked;
