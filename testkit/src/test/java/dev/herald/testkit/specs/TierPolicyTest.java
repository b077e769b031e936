package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.specs.World.B1;
import static dev.herald.testkit.specs.World.B2;
import static dev.herald.testkit.specs.World.STARTED;
import static dev.herald.testkit.specs.World.T1;
import static dev.herald.testkit.specs.World.T2;
import static dev.herald.testkit.specs.World.T3;
import static dev.herald.testkit.specs.World.asHybrid;
import static dev.herald.testkit.specs.World.asPrivate;
import static dev.herald.testkit.specs.World.manyTrackers;
import static dev.herald.testkit.specs.World.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.AnnounceReport;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which trackers are asked side by side, and how many swarms of a torrent they are told about. */
class TierPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();

    /** From now on these trackers take a second for every answer. */
    private void slow(Iterable<TrackerUrl> trackers) {
        trackers.forEach(tracker -> world.trackers.at(tracker).takes(SECOND));
    }

    /** From now on that tracker knows only that swarm. */
    private void knowsOnly(TrackerUrl tracker, InfoHash known) {
        world.trackers
                .at(tracker)
                .follows(question -> question instanceof TrackerQuestion.Announce announce
                                && announce.request().swarm().equals(known)
                        ? announced(Fixtures.response())
                        : refused("unregistered torrent"));
    }

    private Seq<InfoHash> swarmsToldTo(TrackerUrl tracker) {
        return world.trackers
                .announces()
                .filter(asked -> asked.tracker().equals(tracker))
                .map(asked -> asked.request().swarm());
    }

    @Nested
    class One_per_tier {
        private final CompletableFuture<Either<TrackerError, AnnounceReport>> report;

        One_per_tier() {
            slow(Vector.of(T1, T2, T3, B1, B2));
            world.goesDown(T1);
            report = world.client.announce(
                    torrent(Tier.of(T1, T2, T3), Tier.of(B1, B2)), STARTED.with(TierPolicy.ONE_PER_TIER));
        }

        @Test
        void TIER_10_asks_the_tiers_side_by_side_and_fails_over_within_each() {
            assertThat(world.asked()).containsExactly(T1, B1);
            world.time.advanceBy(SECOND);
            assertThat(world.asked()).containsExactly(T2);
            assertThat(report).isNotDone();
            world.time.advanceBy(SECOND);
            assertThat(world.asked()).isEmpty();
        }

        @Test
        void TIER_10_brings_an_answer_and_a_promotion_from_each_tier() {
            world.time.advanceBy(SECOND.multipliedBy(2));

            AnnounceReport both = answered(report).get();
            assertThat(both.accepted().map(outcome -> outcome.tracker())).containsExactly(T2, B1);
            assertThat(both.tiers()).isEqualTo(TrackerTiers.of(Tier.of(T2, T1, T3), Tier.of(B1, B2)));
        }
    }

    @Test
    void TIER_10_one_tier_that_answers_is_a_success() {
        world.goesDown(T1, T2);

        AnnounceReport report = world.announce(
                        torrent(Tier.of(T1, T2), Tier.of(B1)), STARTED.with(TierPolicy.ONE_PER_TIER))
                .get();

        assertThat(report.failed().map(attempt -> attempt.tracker())).containsExactly(T1, T2);
        assertThat(report.accepted().map(outcome -> outcome.tracker())).containsExactly(B1);
    }

    @Test
    void TIER_10_everywhere_asks_every_tracker_at_once_and_puts_those_that_answered_in_front() {
        slow(Vector.of(T1, T3, B1));
        world.goesDown(T2, B1);

        CompletableFuture<Either<TrackerError, AnnounceReport>> report = world.client.announce(
                torrent(Tier.of(T2, T1, T3), Tier.of(B1, B2)), STARTED.with(TierPolicy.EVERYWHERE));

        assertThat(world.asked()).containsExactly(T2, T1, T3, B1, B2);
        world.time.advanceBy(SECOND);
        assertThat(answered(report).get().tiers()).isEqualTo(TrackerTiers.of(Tier.of(T1, T3, T2), Tier.of(B2, B1)));
    }

    @Test
    void outcomes_and_causes_stand_in_the_order_of_the_lanes_whoever_answers_first() {
        world.goesDown(T1, T2, B1);
        slow(Vector.of(T1));

        CompletableFuture<Either<TrackerError, AnnounceReport>> answer =
                world.client.announce(torrent(Tier.of(T1, T2), Tier.of(B1)), STARTED.with(TierPolicy.EVERYWHERE));
        world.time.advanceBy(SECOND);

        assertThat(((Exhausted) answered(answer).getLeft()).attempts().map(attempt -> attempt.tracker()))
                .containsExactly(T1, T2, B1);
    }

    @Test
    void peers_of_several_trackers_come_once_each() {
        world.trackers.at(T1).answers(announced(Fixtures.response()));
        world.trackers.at(B1).answers(announced(Fixtures.response()));

        assertThat(world.announce(torrent(Tier.of(T1), Tier.of(B1)), STARTED.with(TierPolicy.EVERYWHERE))
                        .get()
                        .peers())
                .containsExactlyElementsOf(Fixtures.peers());
    }

    @Test
    void HTTP_T13_no_more_than_fifty_lanes_are_announced_at_once() {
        Vector<TrackerUrl> many = manyTrackers(120);
        slow(many);
        CompletableFuture<Either<TrackerError, AnnounceReport>> report =
                world.client.announce(torrent(new Tier(many)), STARTED.with(TierPolicy.EVERYWHERE));

        assertThat(world.trackers.underWay()).isEqualTo(50);
        world.time.advanceBy(SECOND);
        assertThat(world.trackers.underWay()).isEqualTo(50);
        world.time.advanceBy(SECOND);
        assertThat(world.trackers.underWay()).isEqualTo(20);
        world.time.advanceBy(SECOND);
        assertThat(answered(report).get().accepted()).hasSize(120);
    }

    @Nested
    class A_private_torrent {

        @Test
        void PRIV_2_is_announced_to_one_tracker_at_a_time_whatever_policy_is_wished_for() {
            slow(Vector.of(T1, T2));
            world.goesDown(T1);
            for (TierPolicy wished : TierPolicy.values()) {
                world.client.announce(
                        asPrivate(torrent(Tier.of(T1, T2), Tier.of(B1), Tier.of(B2))), STARTED.with(wished));

                assertThat(world.asked()).containsExactly(T1);
                world.time.advanceBy(SECOND);
                assertThat(world.asked()).containsExactly(T2);
                world.time.advanceBy(SECOND);
                assertThat(world.asked()).isEmpty();
            }
        }

        @Test
        void PRIV_1_is_announced_to_its_own_trackers_only() {
            world.goesDown(T1);

            Either<TrackerError, AnnounceReport> answer =
                    world.announce(asPrivate(torrent(Tier.of(T1))).withAdded(TrackerTiers.of(Tier.of(B1))));

            assertThat(answer.isLeft()).isTrue();
            assertThat(world.asked()).containsExactly(T1);
        }

        @Test
        void PRIV_4_takes_both_swarms_of_a_hybrid_to_the_same_tracker() {
            Torrent torrent = asPrivate(asHybrid(torrent(Tier.of(T1, T2))));
            knowsOnly(T1, IH1);

            AnnounceReport report = world.announce(torrent).get();

            assertThat(world.asked()).containsExactly(T1, T1);
            assertThat(report.accepted()).hasSize(1);
            assertThat(report.failed()).hasSize(1);
        }

        @Test
        void PRIV_4_moves_on_with_both_swarms_when_neither_is_accepted() {
            Torrent torrent = asPrivate(asHybrid(torrent(Tier.of(T1, T2, T3))));
            world.goesDown(T1);

            world.announce(torrent);

            assertThat(world.asked()).containsExactly(T1, T1, T2, T2);
            assertThat(swarmsToldTo(T2)).isEqualTo(torrent.announceHashes());
        }
    }

    @Nested
    class A_hybrid_torrent {
        private final Torrent torrent = asHybrid(torrent(Tier.of(T1, T2)));
        private final InfoHash v2 = torrent.announceHashes().last();

        @Test
        void META_6_is_announced_as_two_swarms_by_the_same_client() {
            AnnounceReport report = world.announce(torrent).get();

            assertThat(swarmsToldTo(T1)).containsExactly(IH1, v2);
            assertThat(world.trackers.announces().map(AskedAnnounce::request).map(request -> request.client()))
                    .containsOnly(Fixtures.CLIENT1);
            assertThat(report.accepted()).hasSize(2);
        }

        @Test
        void META_6_each_swarm_goes_its_own_way() {
            knowsOnly(T1, IH1);

            AnnounceReport report = world.announce(torrent).get();

            assertThat(swarmsToldTo(T1)).containsExactly(IH1, v2);
            assertThat(swarmsToldTo(T2)).containsExactly(v2);
            assertThat(report.accepted().map(outcome -> outcome.request().swarm()))
                    .containsExactly(IH1, v2);
            assertThat(report.tiers()).isEqualTo(torrent.tiers());
        }

        @Test
        void META_6_one_swarm_that_is_accepted_is_a_success() {
            knowsOnly(T1, v2);
            knowsOnly(T2, v2);

            AnnounceReport report = world.announce(torrent).get();

            assertThat(report.accepted().map(outcome -> outcome.request().swarm()))
                    .containsExactly(v2);
            assertThat(report.failed().map(attempt -> attempt.tracker())).containsExactly(T1, T2);
        }
    }
}
