package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Lane;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** One announce of a torrent: every swarm, every lane, in each lane tracker after tracker until one accepts (TIER-1, TIER-5). */
final class TieredAnnouncer {

    /** How many lanes are announced at once (HTTP-T13). */
    private static final int LANES_AT_ONCE = 50;

    private final TrackerGateway gateway;
    private final Scheduler clock;

    TieredAnnouncer(TrackerGateway gateway, Scheduler clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    CompletableFuture<Either<TrackerError, AnnounceReport>> announce(
            Torrent torrent, AnnounceOptions options, Consumer<AnnounceOutcome> listener) {
        Queue<AnnounceOutcome> outcomes = new ConcurrentLinkedQueue<>();
        Consumer<AnnounceOutcome> keep = outcomes::add;
        Seq<Job> jobs = jobs(torrent, options);
        CompletableFuture<Void> all =
                InTurn.each(jobs, LANES_AT_ONCE, job -> announce(job, options.timeout(), keep.andThen(listener)));
        return Cancellation.map(all, done -> report(torrent, Vector.ofAll(outcomes)));
    }

    /** The announce of one swarm in one lane. */
    private record Job(Lane lane, AnnounceRequest request) {}

    private static Seq<Job> jobs(Torrent torrent, AnnounceOptions options) {
        Seq<Lane> lanes = torrent.policyFor(options.policy()).lanes(torrent.tiers());
        Seq<InfoHash> swarms = torrent.announceHashes();
        return lanes.flatMap(lane -> swarms.map(swarm -> new Job(lane, options.request(torrent, swarm))));
    }

    private CompletableFuture<Boolean> announce(Job job, Duration timeout, Consumer<AnnounceOutcome> listener) {
        CompletableFuture<Void> lane = InTurn.each(
                job.lane().trackers(),
                1,
                tracker -> Cancellation.map(announce(tracker, job.request(), timeout), outcome -> {
                    listener.accept(outcome);
                    return !outcome.isAccepted();
                }));
        return Cancellation.map(lane, done -> true);
    }

    CompletableFuture<AnnounceOutcome> announce(TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Duration start = clock.now();
        return Cancellation.map(
                gateway.announce(tracker, request, timeout),
                answer -> new AnnounceOutcome(
                        tracker, request, answer, clock.now().minus(start)));
    }

    private static Either<TrackerError, AnnounceReport> report(Torrent torrent, Seq<AnnounceOutcome> outcomes) {
        AnnounceReport report = new AnnounceReport(
                outcomes,
                outcomes.filter(AnnounceOutcome::isAccepted)
                        .map(AnnounceOutcome::tracker)
                        .foldLeft(torrent.tiers(), (tiers, answered) -> tiers.promote(answered)));
        return report.accepted().isEmpty() ? Either.left(new Exhausted(report.failed())) : Either.right(report);
    }
}
