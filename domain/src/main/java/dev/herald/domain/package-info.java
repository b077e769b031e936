/**
 * The words and the pure decisions of a tracker client: values that are immutable, know their own rules, and never touch a clock, a
 * thread or a network.
 *
 * <ul>
 *   <li>{@code torrent}: what is announced: info-hashes, torrents, magnet links, progress
 *   <li>{@code tracker}: to whom: URLs, tiers, and the policies that make lanes of them
 *   <li>{@code announce}, {@code scrape}: what is said and what comes back
 *   <li>{@code session}: a torrent's life with its trackers, for weeks: facts in, actions out
 *   <li>{@code peer}: whom the answers name
 *   <li>{@code error}: everything the world can say no with
 * </ul>
 */
@NullMarked
package dev.herald.domain;

import org.jspecify.annotations.NullMarked;
