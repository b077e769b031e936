package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.announce;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.World.B1;
import static dev.herald.testkit.specs.World.STARTED;
import static dev.herald.testkit.specs.World.T1;
import static dev.herald.testkit.specs.World.T2;
import static dev.herald.testkit.specs.World.asHybrid;
import static dev.herald.testkit.specs.World.manyTrackers;
import static dev.herald.testkit.specs.World.torrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.AnnounceReport;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What trackers are told, who hears of their answers, and how an announce ends before its time. */
class AnnounceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();

    private AnnounceRequest told(Torrent torrent, AnnounceOptions options) {
        world.announce(torrent, options);
        return world.trackers.announces().last().request();
    }

    @Nested
    class A_tracker_is_told {

        @Test
        void META_12_that_everything_is_left_of_a_download_that_begins() {
            Torrent torrent =
                    new Torrent(Option.none(), Swarms.of(IH1), TrackerTiers.of(Tier.of(T1)), Option.some(700L), false);

            assertThat(told(torrent, STARTED))
                    .isEqualTo(AnnounceRequest.of(IH1, CLIENT1, new Progress(0, 0, 700))
                            .with(AnnounceEvent.STARTED));
        }

        @Test
        void HTTP_A9_that_something_is_left_of_a_download_of_unknown_size() {
            assertThat(told(torrent(Tier.of(T1)), STARTED).progress()).isEqualTo(new Progress(0, 0, 16_384));
        }

        @Test
        void META_12_the_progress_the_caller_names() {
            assertThat(told(torrent(Tier.of(T1)), STARTED.with(new Progress(1, 2, 3)))
                            .progress())
                    .isEqualTo(new Progress(1, 2, 3));
        }

        @Test
        void the_event_the_number_of_peers_and_the_tracker_id_the_caller_names() {
            TrackerId id = TrackerId.of("abc".getBytes(StandardCharsets.US_ASCII));
            AnnounceRequest request = told(
                    torrent(Tier.of(T1)),
                    STARTED.with(AnnounceEvent.COMPLETED).wanting(7).with(id));

            assertThat(request.event()).isEqualTo(AnnounceEvent.COMPLETED);
            assertThat(request.numWant()).isEqualTo(7);
            assertThat(request.trackerId()).contains(id);
        }
    }

    @Nested
    class The_listener {
        private final java.util.List<AnnounceOutcome> heard = new ArrayList<>();

        @Test
        void hears_of_each_tracker_and_swarm_once_as_it_happens() {
            world.goesDown(T1);
            world.trackers.at(T2).takes(SECOND);
            CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                    world.client.announce(asHybrid(torrent(Tier.of(T1, T2), Tier.of(B1))), STARTED, heard::add);

            assertThat(heard).hasSize(2).extracting(AnnounceOutcome::tracker).containsOnly(T1);
            world.time.advanceBy(SECOND);
            assertThat(heard).hasSize(4).extracting(AnnounceOutcome::elapsed).endsWith(SECOND, SECOND);
            assertThat(report.join().get().outcomes()).containsExactlyInAnyOrderElementsOf(heard);
        }

        @Test
        void that_throws_ends_the_announce_with_what_it_threw() {
            IllegalStateException bug = new IllegalStateException("in the listener");
            world.trackers.at(T1).takes(SECOND);
            world.trackers.at(T2).takes(Duration.ofSeconds(5));
            CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                    world.client.announce(torrent(Tier.of(T1, T2)), STARTED.with(TierPolicy.EVERYWHERE), outcome -> {
                        throw bug;
                    });

            world.time.advanceBy(SECOND);

            assertThat(report)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
            assertThat(world.trackers.underWay()).isZero();
        }
    }

    @Nested
    class Cancelling {

        @Test
        void frees_the_question_under_way_and_asks_nobody_else() {
            world.trackers.at(T1).answers(silence());
            CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                    world.client.announce(torrent(Tier.of(T1, T2)), STARTED);
            assertThat(world.trackers.underWay()).isOne();

            report.cancel(false);

            assertThat(world.trackers.underWay()).isZero();
            assertThat(world.time.waiting()).isZero();
            world.time.advanceBy(Duration.ofHours(1));
            assertThat(world.asked()).containsExactly(T1);
        }

        @Test
        void frees_all_lanes_and_begins_no_other() {
            List.ofAll(manyTrackers(70))
                    .forEach(tracker -> world.trackers.at(tracker).takes(SECOND));
            CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                    world.client.announce(torrent(new Tier(manyTrackers(70))), STARTED.with(TierPolicy.EVERYWHERE));

            report.cancel(false);

            assertThat(world.trackers.underWay()).isZero();
            assertThat(world.time.waiting()).isZero();
            assertThat(world.asked()).hasSize(50);
        }

        @Test
        void frees_a_single_announce_too() {
            world.trackers.at(T1).answers(silence());
            CompletableFuture<AnnounceOutcome> outcome = world.client.announce(T1, announce(), SECOND);

            outcome.cancel(false);

            assertThat(world.trackers.underWay()).isZero();
        }
    }

    @Nested
    class A_bug_in_a_gateway_surfaces_as_an_exception {
        private final IllegalStateException bug = new IllegalStateException("ours");

        private CompletableFuture<Either<TrackerError, AnnounceReport>> announceThrough(TrackerGateway gateway) {
            return TrackerClient.of(List.of(gateway), world.time, new SplittableRandom(1), TrackerObserver.NONE)
                    .announce(torrent(Tier.of(T1, T2)), STARTED);
        }

        private void assertSurfaces(TrackerGateway gateway) {
            assertThat(announceThrough(gateway))
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
        }

        @Test
        void that_comes_as_an_answer() {
            assertSurfaces(HandmadeGateway.announcing(tracker -> CompletableFuture.failedFuture(bug)));
        }

        @Test
        void that_is_thrown() {
            assertSurfaces(HandmadeGateway.announcing(tracker -> {
                throw bug;
            }));
        }

        @Test
        void that_is_thrown_after_another_tracker_failed() {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> first = new CompletableFuture<>();
            CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                    announceThrough(HandmadeGateway.announcing(tracker -> {
                        if (tracker.equals(T1)) {
                            return first;
                        }
                        throw bug;
                    }));

            first.complete(Either.left(new TrackerError.Unsupported("that")));

            assertThat(report)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
        }

        @Test
        void that_answers_null() {
            assertThat(announceThrough(HandmadeGateway.announcing(tracker -> CompletableFuture.completedFuture(null))))
                    .isCompletedExceptionally();
        }
    }

    @Test
    void a_single_announce_brings_what_that_tracker_said_in_its_time() {
        world.goesDown(T1);
        world.trackers.at(T1).takes(SECOND);
        CompletableFuture<AnnounceOutcome> outcome = world.client.announce(T1, announce(), Duration.ofSeconds(9));

        world.time.advanceBy(SECOND);

        assertThat(outcome.join().tracker()).isEqualTo(T1);
        assertThat(outcome.join().request()).isEqualTo(announce());
        assertThat(outcome.join().isAccepted()).isFalse();
        assertThat(outcome.join().elapsed()).isEqualTo(SECOND);
        assertThat(world.asked()).containsExactly(T1);
    }

    @Test
    void HTTP_T10_a_tracker_has_thirty_seconds_where_nobody_says_otherwise() {
        assertThat(STARTED.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(SessionOptions.of(STARTED.client()).timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void numbers_that_make_no_sense_are_a_mistake() {
        assertThatThrownBy(() -> STARTED.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> STARTED.within(SECOND.negated())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> STARTED.wanting(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
