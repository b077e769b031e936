package dev.herald.application.client;

import dev.herald.application.gateway.Cancellation;
import dev.herald.application.gateway.InTurn;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One announce of a torrent: every swarm, every lane, so many of them at once, and the report about it all. */
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
        Seq<InfoHash> swarms = torrent.announceHashes();
        return swarms.size() == 1 && torrent.tiers().isLone()
                ? announce(torrent, swarms.head(), options, listener)
                : announceAll(torrent, options, listener);
    }

    /** One swarm and one tracker, as most torrents have: nothing to walk, and a client announces very many of them. */
    private CompletableFuture<Either<TrackerError, AnnounceReport>> announce(
            Torrent torrent, InfoHash swarm, AnnounceOptions options, Consumer<AnnounceOutcome> listener) {
        TrackerUrl tracker = torrent.tiers().tiers().head().trackers().head();
        AnnounceRequest request = options.request(torrent, swarm);
        Duration start = clock.now();
        return Cancellation.map(gateway.announce(tracker, request, options.timeout()), answer -> {
            AnnounceOutcome outcome =
                    new AnnounceOutcome(tracker, request, answer, clock.now().minus(start));
            listener.accept(outcome);
            AnnounceReport report = new AnnounceReport(Vector.of(outcome), torrent.tiers());
            return answer.isRight() ? Either.right(report) : Either.left(new Exhausted(report.failed()));
        });
    }

    private CompletableFuture<Either<TrackerError, AnnounceReport>> announceAll(
            Torrent torrent, AnnounceOptions options, Consumer<AnnounceOutcome> listener) {
        Seq<LaneWalk> walks = walks(torrent, options);
        CompletableFuture<Void> all = InTurn.each(
                walks,
                LANES_AT_ONCE,
                walk -> walk.run((tracker, request) -> announce(tracker, request, options.timeout()), listener));
        return Cancellation.map(all, done -> report(torrent, walks.flatMap(LaneWalk::outcomes)));
    }

    /**
     * Each swarm goes through each lane on its own (META-6). Those of a private torrent go together, because only one tracker may
     * be in use at a time (PRIV-2, PRIV-4), and many a private tracker knows but one hash of a hybrid.
     */
    private static Seq<LaneWalk> walks(Torrent torrent, AnnounceOptions options) {
        Seq<AnnounceRequest> requests = torrent.announceHashes().map(swarm -> options.request(torrent, swarm));
        Seq<Seq<AnnounceRequest>> companies = torrent.isPrivate() ? Vector.of(requests) : requests.map(Vector::of);
        return torrent.policyFor(options.policy())
                .lanes(torrent.tiers())
                .flatMap(lane -> companies.map(company -> new LaneWalk(lane, company)));
    }

    CompletableFuture<AnnounceOutcome> announce(TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        Duration start = clock.now();
        return Cancellation.map(
                gateway.announce(tracker, request, timeout),
                answer -> new AnnounceOutcome(
                        tracker, request, answer, clock.now().minus(start)));
    }

    private static Either<TrackerError, AnnounceReport> report(Torrent torrent, Seq<AnnounceOutcome> outcomes) {
        Set<TrackerUrl> answered = outcomes.filter(AnnounceOutcome::isAccepted)
                .map(AnnounceOutcome::tracker)
                .toSet();
        AnnounceReport report = new AnnounceReport(outcomes, torrent.tiers().promoteAll(answered::contains));
        return answered.isEmpty() ? Either.left(new Exhausted(report.failed())) : Either.right(report);
    }
}
