package dev.herald.domain.scrape;

import io.vavr.control.Option;

/**
 * What a tracker counts in one swarm. A count it did not give, or gave as a negative number, is unknown, which is not 0
 * (HTTP-R6, SCRAPE-7).
 */
public final class SwarmStats {

    private static final long UNKNOWN = -1;
    private static final SwarmStats NOTHING_KNOWN = new SwarmStats(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

    private final long seeders;
    private final long leechers;
    private final long completed;
    private final long downloaders;

    private SwarmStats(long seeders, long leechers, long completed, long downloaders) {
        this.seeders = seeders;
        this.leechers = leechers;
        this.completed = completed;
        this.downloaders = downloaders;
    }

    /** No count is known. */
    public static SwarmStats unknown() {
        return NOTHING_KNOWN;
    }

    /** The three usual counts. */
    public static SwarmStats of(long seeders, long leechers, long completed) {
        return new SwarmStats(orUnknown(seeders), orUnknown(leechers), orUnknown(completed), UNKNOWN);
    }

    /** Peers that have everything; {@code complete} on the wire. */
    public Option<Long> seeders() {
        return known(seeders);
    }

    /** Peers that lack something; {@code incomplete} on the wire. */
    public Option<Long> leechers() {
        return known(leechers);
    }

    /** How often the torrent was completed, ever; {@code downloaded} on the wire. */
    public Option<Long> completed() {
        return known(completed);
    }

    /** Leechers that still download: the others are partial seeds (BEP 21). */
    public Option<Long> downloaders() {
        return known(downloaders);
    }

    public SwarmStats withSeeders(long count) {
        return new SwarmStats(orUnknown(count), leechers, completed, downloaders);
    }

    public SwarmStats withLeechers(long count) {
        return new SwarmStats(seeders, orUnknown(count), completed, downloaders);
    }

    public SwarmStats withCompleted(long count) {
        return new SwarmStats(seeders, leechers, orUnknown(count), downloaders);
    }

    public SwarmStats withDownloaders(long count) {
        return new SwarmStats(seeders, leechers, completed, orUnknown(count));
    }

    /** Of each count the larger one, where at least one is known. */
    public SwarmStats orLarger(SwarmStats other) {
        return new SwarmStats(
                Math.max(seeders, other.seeders),
                Math.max(leechers, other.leechers),
                Math.max(completed, other.completed),
                Math.max(downloaders, other.downloaders));
    }

    private static long orUnknown(long count) {
        return Math.max(count, UNKNOWN);
    }

    private static Option<Long> known(long count) {
        return count == UNKNOWN ? Option.none() : Option.some(count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SwarmStats that
                && seeders == that.seeders
                && leechers == that.leechers
                && completed == that.completed
                && downloaders == that.downloaders;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(((seeders * 31 + leechers) * 31 + completed) * 31 + downloaders);
    }

    @Override
    public String toString() {
        return "SwarmStats[seeders=" + words(seeders) + ", leechers=" + words(leechers) + ", completed="
                + words(completed) + ", downloaders=" + words(downloaders) + "]";
    }

    private static String words(long count) {
        return count == UNKNOWN ? "unknown" : Long.toString(count);
    }
}
