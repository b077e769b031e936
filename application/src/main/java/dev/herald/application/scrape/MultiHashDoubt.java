package dev.herald.application.scrape;

import dev.herald.domain.scrape.ScrapeBatching;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The doubt whether a tracker reads more than one hash of a scrape (SCRAPE-10), and the swarms that wait until it is settled: they
 * were missing from a suspicious answer, and are asked for alone, one after the other.
 *
 * <p>A tracker that has answered for two at once is never doubted again. Until then it is, but ever more rarely, at its first,
 * second, fourth, eighth suspicious answer: most lists are full of swarms that the tracker really does not know.
 */
final class MultiHashDoubt {

    /** So many swarms are asked for alone in vain before the tracker is believed. */
    private static final int PROBES = 3;

    private final Deque<InfoHash> waiting = new ArrayDeque<>();
    private int probesLeft;
    private int suspicions;
    private boolean understandsMany;

    /** Whether there is a {@link #probe} to be asked for. */
    boolean isOpen() {
        return !waiting.isEmpty();
    }

    /** Whether the tracker is never doubted again. */
    boolean isOver() {
        return understandsMany;
    }

    /** The swarm to be asked for alone. It waits on until one of the methods below is told what came of it. */
    InfoHash probe() {
        return waiting.getFirst();
    }

    /** Whether an answer that knew {@code found} of {@code asked} swarms has to be doubted. */
    boolean arises(int asked, int found) {
        understandsMany |= found > 1;
        return !understandsMany && ScrapeBatching.isSuspicious(asked, found) && Integer.bitCount(++suspicions) == 1;
    }

    /** Begins to doubt that the tracker does not know {@code missing}, which is not empty. */
    void open(Seq<InfoHash> missing) {
        missing.forEach(waiting::addLast);
        probesLeft = PROBES;
    }

    /** Found alone: the tracker is unmasked. Answers the other swarms, each of which has to be asked for alone. */
    Seq<InfoHash> confirmed() {
        waiting.removeFirst();
        return settled();
    }

    /** Unknown alone, too. Answers the swarms of which that is now believed: this one, or all of them after enough probes. */
    Seq<InfoHash> weakened() {
        probesLeft--;
        return probesLeft == 0 ? settled() : Vector.of(waiting.removeFirst());
    }

    /** Asked for in vain: the swarm waits no longer, and nothing was learned. */
    void unanswered() {
        waiting.pollFirst();
    }

    private Seq<InfoHash> settled() {
        Seq<InfoHash> all = Vector.ofAll(waiting);
        waiting.clear();
        return all;
    }
}
