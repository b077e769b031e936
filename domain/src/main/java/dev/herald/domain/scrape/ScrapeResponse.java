package dev.herald.domain.scrape;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A tracker's yes to a scrape (BEP 48).
 *
 * @param found the counts of those swarms, among the ones asked for, that the tracker answered; a swarm that is not here is
 *     unknown to it, or fell out of an answer that was cut short (SCRAPE-8)
 * @param minimumInterval the least time before this tracker is scraped again, where it said so (SCRAPE-12)
 */
public record ScrapeResponse(Map<InfoHash, SwarmStats> found, Option<Duration> minimumInterval) {}
