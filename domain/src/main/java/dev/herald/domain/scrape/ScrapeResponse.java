package dev.herald.domain.scrape;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A tracker's yes to a scrape (BEP 48). Immutable.
 *
 * <p>Over UDP an answer is a row of counts in the order of the question. It is kept as that: to make a map of it takes longer than to read
 * it, and most who ask only walk over what they asked for ({@link #tell}).
 */
public final class ScrapeResponse {

    /** Sixty-eight years: whoever calculates with a tracker's wish need not fear an overflow. */
    public static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    private final Seq<InfoHash> swarms;
    private final Seq<SwarmStats> counts;
    private final Option<Duration> minimumInterval;
    /** Made when somebody wants it; the same whoever makes it. */
    private volatile @Nullable Map<InfoHash, SwarmStats> found;

    /**
     * An answer that names the swarms it tells of.
     *
     * @param found the counts of those swarms, among the ones asked for, that the tracker answered
     * @param minimumInterval the least time before this tracker is scraped again, where it said so (SCRAPE-12); cut to
     *     {@link #LONGEST}
     */
    public ScrapeResponse(Map<InfoHash, SwarmStats> found, Option<Duration> minimumInterval) {
        this(Vector.empty(), Vector.empty(), minimumInterval);
        this.found = found;
    }

    private ScrapeResponse(Seq<InfoHash> swarms, Seq<SwarmStats> counts, Option<Duration> minimumInterval) {
        this.swarms = swarms;
        this.counts = counts;
        this.minimumInterval = minimumInterval.map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    /** An answer in the order of the question: the counts of the first of the swarms asked for, each of which is there once. */
    public static ScrapeResponse inOrder(Seq<InfoHash> swarms, Seq<SwarmStats> counts) {
        if (counts.size() > swarms.size()) {
            throw new IllegalArgumentException(counts.size() + " counts of " + swarms.size() + " swarms");
        }
        return new ScrapeResponse(swarms, counts, Option.none());
    }

    /**
     * The counts of those swarms, among the ones asked for, that the tracker answered; a swarm that is not here is unknown to it, or
     * fell out of an answer that was cut short (SCRAPE-8).
     */
    public Map<InfoHash, SwarmStats> found() {
        Map<InfoHash, SwarmStats> known = found;
        if (known == null) {
            known = HashMap.ofEntries(swarms.zip(counts));
            found = known;
        }
        return known;
    }

    /** The least time before this tracker is scraped again, where it said so (SCRAPE-12). */
    public Option<Duration> minimumInterval() {
        return minimumInterval;
    }

    /** Tells {@code listener} of each of {@code asked} what is {@link #found}, none where nothing is. Quickest in the order of the question. */
    public void tell(Seq<InfoHash> asked, BiConsumer<InfoHash, Option<SwarmStats>> listener) {
        int row = 0;
        for (InfoHash swarm : asked) {
            boolean inOrder = row < counts.size() && swarms.get(row).equals(swarm);
            listener.accept(swarm, inOrder ? Option.some(counts.get(row)) : statsOf(swarm));
            row++;
        }
    }

    private Option<SwarmStats> statsOf(InfoHash swarm) {
        return found().get(swarm);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScrapeResponse that
                && found().equals(that.found())
                && minimumInterval.equals(that.minimumInterval);
    }

    @Override
    public int hashCode() {
        return Objects.hash(found(), minimumInterval);
    }

    @Override
    public String toString() {
        return "ScrapeResponse[found=" + found() + ", minimumInterval=" + minimumInterval + "]";
    }
}
