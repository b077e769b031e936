package dev.herald.testkit.simulation;

import static dev.herald.testkit.Fixtures.TRACKER;
import static dev.herald.testkit.HeraldAssertions.answered;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A world with one tracker, and somebody who announces to it by hand. */
final class Ground {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final Duration ROUND_TRIP = Duration.ofMillis(50);
    static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    final VirtualTime time = new VirtualTime();
    final VirtualTrackers world;
    final VirtualTracker tracker;

    Ground(TrackerNature nature) {
        this(42, nature);
    }

    Ground(long seed, TrackerNature nature) {
        world = VirtualTrackers.seeded(seed, time);
        tracker = world.at(TRACKER, nature);
    }

    CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(AnnounceRequest request) {
        return ask(TRACKER, request);
    }

    CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(TrackerUrl url, AnnounceRequest request) {
        return world.announce(url, request, TIMEOUT);
    }

    /** Announces, and waits until it is known how that went. */
    Either<TrackerError, AnnounceResponse> hear(AnnounceRequest request) {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = ask(request);
        time.advanceBy(question.isDone() ? Duration.ZERO : TIMEOUT);
        return answered(question);
    }

    /** Announces this, and lets a round trip pass. */
    Ground say(AnnounceEvent event) {
        return say(leeching(event));
    }

    Ground say(AnnounceRequest request) {
        ask(request);
        time.advanceBy(ROUND_TRIP);
        return this;
    }

    Ground waitFor(Duration span) {
        time.advanceBy(span);
        return this;
    }

    static AnnounceRequest leeching(AnnounceEvent event) {
        return Fixtures.announce().with(event);
    }

    Seq<Rule> broken() {
        return world.ledger().breaches().map(Breach::rule);
    }
}
