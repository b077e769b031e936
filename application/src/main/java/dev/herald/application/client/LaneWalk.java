package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.gateway.InTurn;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.tracker.Lane;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The way of some announces down one lane, together, tracker after tracker, until one accepts any of them (TIER-1, TIER-5). */
final class LaneWalk {

    private final Lane lane;
    private final Seq<AnnounceRequest> requests;
    private final Queue<AnnounceOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private volatile boolean accepted;

    LaneWalk(Lane lane, Seq<AnnounceRequest> requests) {
        this.lane = lane;
        this.requests = requests;
    }

    /** Walks once. Brings true always: other lanes go on whatever happened in this one. */
    CompletableFuture<Boolean> run(
            BiFunction<TrackerUrl, AnnounceRequest, CompletableFuture<AnnounceOutcome>> announcer,
            Consumer<AnnounceOutcome> listener) {
        CompletableFuture<Void> walk = InTurn.each(lane.trackers(), 1, tracker -> {
            CompletableFuture<Void> all = InTurn.each(
                    requests,
                    requests.size(),
                    request -> Cancellation.map(announcer.apply(tracker, request), outcome -> hear(outcome, listener)));
            return Cancellation.map(all, done -> !accepted);
        });
        return Cancellation.map(walk, done -> true);
    }

    private boolean hear(AnnounceOutcome outcome, Consumer<AnnounceOutcome> listener) {
        outcomes.add(outcome);
        if (outcome.isAccepted()) {
            accepted = true;
        }
        listener.accept(outcome);
        return true;
    }

    /** What was said until now, in the order of the lane. */
    Seq<AnnounceOutcome> outcomes() {
        return Vector.ofAll(outcomes);
    }
}
