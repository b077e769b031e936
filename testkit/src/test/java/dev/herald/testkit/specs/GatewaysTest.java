package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.announce;
import static dev.herald.testkit.Fixtures.response;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.World.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What stands between the client and its gateways. */
class GatewaysTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final TrackerUrl UDP = TrackerUrl.of("udp://t1:6969/announce");

    private final World world = new World();

    @Nested
    class A_deadline {
        private final CompletableFuture<Either<TrackerError, AnnounceResponse>> question = new CompletableFuture<>();
        private final CompletableFuture<Either<TrackerError, ScrapeResponse>> scrapeQuestion =
                new CompletableFuture<>();

        private CompletableFuture<Either<TrackerError, AnnounceResponse>> ask() {
            return Gateways.withDeadline(HandmadeGateway.announcing(tracker -> question), world.time)
                    .announce(T1, announce(), SECOND);
        }

        @Test
        void answers_for_a_gateway_that_never_does_and_frees_its_question() {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = ask();

            world.time.advanceBy(Duration.ofMillis(1_199));
            assertThat(answer).isNotDone();
            world.time.advanceBy(Duration.ofMillis(1));

            assertThat(answer).isCompletedWithValue(Either.left(new TimedOut(SECOND, Stage.RECEIVE)));
            assertThat(question).isCancelled();
        }

        @Test
        void answers_for_a_gateway_that_never_scrapes() {
            CompletableFuture<Either<TrackerError, ScrapeResponse>> answer = Gateways.withDeadline(
                            HandmadeGateway.scraping(swarms -> scrapeQuestion), world.time)
                    .scrape(T1, List.of(IH1), SECOND);

            world.time.advanceBy(Duration.ofMillis(1_200));

            assertThatLeft(answered(answer)).hasKind(ErrorKind.TIMED_OUT);
            assertThat(scrapeQuestion).isCancelled();
        }

        @Test
        void lets_the_gateways_own_answer_go_first() {
            world.trackers.at(T1).answers(silence());
            CompletableFuture<Either<TrackerError, AnnounceResponse>> answer =
                    Gateways.withDeadline(world.trackers, world.time).announce(T1, announce(), SECOND);

            world.time.advanceBy(SECOND);

            assertThatLeft(answered(answer)).hasKind(ErrorKind.TIMED_OUT);
            assertThat(world.time.waiting()).isZero();
        }

        @Test
        void leaves_no_timer_behind_an_answer() {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = ask();
            assertThat(world.time.waiting()).isOne();

            question.complete(Either.right(response()));

            assertThat(world.time.waiting()).isZero();
            assertThatRight(answered(answer)).isEqualTo(response());
        }

        @Test
        void needs_no_timer_for_an_answer_that_is_there_at_once() {
            question.complete(Either.right(response()));

            assertThat(ask()).isCompleted();
            assertThat(world.time.waiting()).isZero();
        }

        @Test
        void passes_a_cancellation_on_and_leaves_no_timer_behind() {
            ask().cancel(false);

            assertThat(question).isCancelled();
            assertThat(world.time.waiting()).isZero();
        }

        @Test
        void brings_what_a_gateway_throws_to_whoever_waits_and_to_nobody_else() {
            TrackerGateway throwing = Gateways.withDeadline(
                    HandmadeGateway.announcing(tracker -> {
                        throw new IllegalStateException("ours");
                    }),
                    world.time);

            assertThat(throwing.announce(T1, announce(), SECOND)).isCompletedExceptionally();
            assertThat(throwing.scrape(T1, List.of(IH1), SECOND)).isCompletedExceptionally();
        }

        @Test
        void takes_no_future_for_a_bug_too() {
            TrackerGateway empty = Gateways.withDeadline(HandmadeGateway.announcing(tracker -> null), world.time);

            assertThat(empty.announce(T1, announce(), SECOND)).isCompletedExceptionally();
        }

        @Test
        void passes_a_bug_on() {
            CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = ask();

            question.completeExceptionally(new IllegalStateException("ours"));

            assertThat(answer).isCompletedExceptionally();
            assertThat(world.time.waiting()).isZero();
        }
    }

    @Nested
    class Routing {
        private final InMemoryTrackerGateway http =
                InMemoryTrackerGateway.open(world.time, TrackerScheme.HTTP, TrackerScheme.HTTPS);
        private final InMemoryTrackerGateway second =
                InMemoryTrackerGateway.open(world.time, TrackerScheme.HTTP, TrackerScheme.WS);
        private final TrackerGateway routed = Gateways.routed(List.of(http, second));

        @Test
        void takes_a_question_to_the_first_gateway_that_knows_the_scheme() {
            routed.announce(T1, announce(), SECOND);
            routed.scrape(TrackerUrl.of("ws://t1/announce"), List.of(IH1), SECOND);

            assertThat(http.announces()).hasSize(1);
            assertThat(second.announces()).isEmpty();
            assertThat(second.scrapes()).hasSize(1);
        }

        @Test
        void answers_unsupported_where_no_gateway_knows_the_scheme() {
            assertThatLeft(answered(routed.announce(UDP, announce(), SECOND))).hasKind(ErrorKind.UNSUPPORTED);
            assertThatLeft(answered(routed.scrape(UDP, List.of(IH1), SECOND))).hasKind(ErrorKind.UNSUPPORTED);
            assertThat(routed.scrapeLimit(UDP)).isOne();
        }

        @Test
        void knows_what_its_gateways_know() {
            http.at(T1).allowsToScrape(7);

            assertThat(routed.schemes())
                    .containsExactlyInAnyOrder(TrackerScheme.HTTP, TrackerScheme.HTTPS, TrackerScheme.WS);
            assertThat(routed.scrapeLimit(T1)).isEqualTo(7);
        }

        @Test
        void closes_them_all() {
            HandmadeGateway one = HandmadeGateway.announcing(tracker -> new CompletableFuture<>());
            HandmadeGateway other = HandmadeGateway.announcing(tracker -> new CompletableFuture<>());

            Gateways.routed(List.of(one, other)).close();

            assertThat(one.isClosed()).isTrue();
            assertThat(other.isClosed()).isTrue();
        }

        @Test
        void closes_the_others_too_where_one_cannot_be_closed() {
            HandmadeGateway other = HandmadeGateway.announcing(tracker -> new CompletableFuture<>());
            IllegalStateException stuck = new IllegalStateException("stuck");
            IllegalStateException jammed = new IllegalStateException("jammed");

            assertThatThrownBy(() -> Gateways.routed(List.of(unclosable(stuck), other, unclosable(jammed)))
                            .close())
                    .isSameAs(stuck)
                    .hasSuppressedException(jammed);
            assertThat(other.isClosed()).isTrue();
        }

        private TrackerGateway unclosable(RuntimeException why) {
            return HandmadeGateway.announcing(tracker -> new CompletableFuture<>())
                    .whoseEndThrows(why);
        }

        @Test
        void without_any_gateway_everything_is_unsupported() {
            assertThatLeft(answered(Gateways.routed(List.empty()).announce(T1, announce(), SECOND)))
                    .hasKind(ErrorKind.UNSUPPORTED);
        }
    }

    @Nested
    class On_demand {
        private final java.util.List<HandmadeGateway> opened = new ArrayList<>();
        private final TrackerGateway onDemand = Gateways.onDemand(HashSet.of(TrackerScheme.UDP), this::open);

        private TrackerGateway open() {
            HandmadeGateway gateway = HandmadeGateway.announcing(tracker -> new CompletableFuture<>());
            opened.add(gateway);
            return gateway;
        }

        @Test
        void opens_a_gateway_for_the_first_question_and_no_other() {
            assertThat(onDemand.schemes()).containsExactly(TrackerScheme.UDP);
            assertThat(opened).isEmpty();

            assertThat(onDemand.announce(UDP, announce(), SECOND)).isNotDone();
            assertThat(onDemand.announce(UDP, announce(), SECOND)).isNotDone();
            assertThat(onDemand.scrapeLimit(UDP)).isEqualTo(60);

            assertThat(opened).hasSize(1);
            onDemand.close();
            assertThat(opened.get(0).isClosed()).isTrue();
        }

        @Test
        void closed_before_any_question_opens_none() {
            onDemand.close();

            assertThatLeft(answered(onDemand.announce(UDP, announce(), SECOND))).hasKind(ErrorKind.UNREACHABLE);
            assertThatLeft(answered(onDemand.scrape(UDP, List.of(IH1), SECOND))).hasKind(ErrorKind.UNREACHABLE);
            assertThat(onDemand.scrapeLimit(UDP)).isOne();
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void one_that_declines_says_the_same_no_to_everything() {
        TrackerGateway declining =
                Gateways.declining(HashSet.of(TrackerScheme.UDP), new TrackerError.Blocked("not around the proxy"));

        assertThat(declining.schemes()).containsExactly(TrackerScheme.UDP);
        assertThatLeft(answered(declining.announce(UDP, announce(), SECOND))).hasKind(ErrorKind.BLOCKED);
        assertThatLeft(answered(declining.scrape(UDP, List.of(IH1), SECOND))).hasKind(ErrorKind.BLOCKED);
        assertThat(declining.scrapeLimit(UDP)).isOne();
        declining.close();
    }

    @Nested
    class An_observer implements TrackerObserver {
        private final java.util.List<String> seen = new ArrayList<>();
        private final TrackerGateway observed = Gateways.observed(world.trackers, world.time, this);

        @Override
        public void announced(
                TrackerUrl tracker,
                AnnounceRequest request,
                Either<TrackerError, AnnounceResponse> outcome,
                Duration elapsed) {
            seen.add("announce " + tracker + " " + outcome.isRight() + " " + elapsed.toMillis());
        }

        @Override
        public void scraped(
                TrackerUrl tracker,
                Seq<InfoHash> swarms,
                Either<TrackerError, ScrapeResponse> outcome,
                Duration elapsed) {
            seen.add("scrape " + tracker + " " + outcome.isRight() + " " + elapsed.toMillis());
        }

        @Test
        void is_told_of_each_answer_and_its_time_before_the_asker() {
            world.trackers.at(T1).takes(SECOND);
            var unused =
                    observed.announce(T1, announce(), Duration.ofSeconds(9)).thenRun(() -> seen.add("the asker knows"));
            world.time.advanceBy(SECOND);
            observed.scrape(T1, List.of(IH1), Duration.ofMillis(10));
            world.time.advanceBy(SECOND);

            assertThat(seen)
                    .containsExactly(
                            "announce http://t1/announce true 1000",
                            "the asker knows",
                            "scrape http://t1/announce false 10");
        }

        @Test
        void is_not_told_of_what_nobody_wants_to_know_any_more() {
            world.trackers.at(T1).takes(SECOND);

            observed.announce(T1, announce(), Duration.ofSeconds(9)).cancel(false);
            world.time.advanceBy(SECOND);

            assertThat(seen).isEmpty();
            assertThat(world.trackers.underWay()).isZero();
        }

        @Test
        void that_throws_changes_nothing() {
            TrackerGateway gateway = Gateways.observed(
                    HandmadeGateway.scraping(swarms -> CompletableFuture.completedFuture(
                            Either.right(new ScrapeResponse(HashMap.empty(), Option.none())))),
                    world.time,
                    new TrackerObserver() {
                        @Override
                        public void scraped(
                                TrackerUrl tracker,
                                Seq<InfoHash> swarms,
                                Either<TrackerError, ScrapeResponse> outcome,
                                Duration elapsed) {
                            throw new IllegalStateException("in the observer, on purpose");
                        }
                    });

            assertThatRight(answered(gateway.scrape(T1, List.of(IH1), SECOND)));
        }
    }
}
