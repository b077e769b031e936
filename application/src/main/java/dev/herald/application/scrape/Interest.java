package dev.herald.application.scrape;

import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** Somebody wants to know the counts of a swarm at a tracker. On the loop only. */
public final class Interest {

    private final ScrapeRounds rounds;
    private final InfoHash swarm;
    private final Consumer<SwarmStats> listener;
    /** When the counts are too old, in the loop's milliseconds. */
    private long staleAt;

    Interest(ScrapeRounds rounds, InfoHash swarm, Consumer<SwarmStats> listener, long staleAt) {
        this.rounds = rounds;
        this.swarm = swarm;
        this.listener = listener;
        this.staleAt = staleAt;
    }

    /** An announce brought the counts: the next scrape can wait (SCRAPE-13). */
    public void told() {
        staleAt = rounds.staleAfterNews();
    }

    /** Nobody wants to know any more. May be called again. */
    public void end() {
        rounds.unfollow(this);
    }

    InfoHash swarm() {
        return swarm;
    }

    long staleAt() {
        return staleAt;
    }

    /** None where the tracker does not know the swarm, which is an answer too. */
    void hear(Option<SwarmStats> stats) {
        told();
        stats.forEach(listener);
    }
}
