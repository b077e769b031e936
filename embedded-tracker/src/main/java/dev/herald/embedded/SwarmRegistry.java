package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every swarm of a tracker. It has neither sockets nor a clock: callers say what time it is, on any clock that does not run
 * backwards. Safe for use by many threads.
 */
final class SwarmRegistry {

    private final Map<InfoHash, Swarm> swarms = new HashMap<>();
    private final Duration peerLifetime;
    private final EmbeddedTrackerLimits limits;

    SwarmRegistry(Duration peerLifetime, EmbeddedTrackerLimits limits) {
        this.peerLifetime = peerLifetime;
        this.limits = limits;
    }

    /** Right: what the visitor is shown. Left: why it is turned away, in words for its user. */
    synchronized Either<String, SwarmView> visit(Visit visit, Duration now) {
        Swarm swarm = swarms.get(visit.swarm());
        if (swarm == null) {
            return visitUnknown(visit, now);
        }
        swarm.forgetSilent(now.minus(peerLifetime));
        if (swarm.size() >= limits.peersInSwarm() && !swarm.knows(visit.member())) {
            return Either.left("this swarm is full");
        }
        return Either.right(enter(swarm, visit, now));
    }

    private Either<String, SwarmView> visitUnknown(Visit visit, Duration now) {
        if (visit.event() == AnnounceEvent.STOPPED) {
            return Either.right(new SwarmView(SwarmStats.of(0, 0, 0), List.of()));
        }
        if (swarms.size() >= limits.swarms()) {
            return Either.left("this tracker is full");
        }
        Swarm fresh = new Swarm();
        swarms.put(visit.swarm(), fresh);
        return Either.right(enter(fresh, visit, now));
    }

    private SwarmView enter(Swarm swarm, Visit visit, Duration now) {
        swarm.note(visit, now);
        int shown = visit.event() == AnnounceEvent.STOPPED ? 0 : Math.min(visit.wanted(), limits.peersInAnswer());
        return new SwarmView(swarm.stats(), swarm.others(visit.member(), shown));
    }

    /** The counts of a swarm; none where nobody was in it for longer than peers live. */
    synchronized Option<SwarmStats> stats(InfoHash hash, Duration now) {
        Swarm swarm = swarms.get(hash);
        if (swarm == null) {
            return Option.none();
        }
        swarm.forgetSilent(now.minus(peerLifetime));
        return Option.some(swarm.stats());
    }

    /** Forgets the peers that fell silent, and the swarms that are empty, their completions included. */
    synchronized void sweep(Duration now) {
        swarms.values().forEach(swarm -> swarm.forgetSilent(now.minus(peerLifetime)));
        swarms.values().removeIf(swarm -> swarm.size() == 0);
    }

    synchronized int size() {
        return swarms.size();
    }
}
