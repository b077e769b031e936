package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.scraped;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static dev.herald.testkit.specs.World.T1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTracker;
import dev.herald.testkit.InMemoryTrackerGateway.AskedScrape;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many swarms, many or few, are asked about at one tracker. */
class BulkScrapeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final World world = new World();
    private final InMemoryTracker tracker = world.trackers.at(T1);
    private final java.util.List<ScrapeOutcome> told = new ArrayList<>();

    @BeforeEach
    void sixtyAtOnce() {
        tracker.allowsToScrape(60);
    }

    private static Vector<InfoHash> swarms(int number) {
        return Vector.range(0, number).map(Fixtures::swarm);
    }

    private static SwarmStats stats(InfoHash swarm) {
        return SwarmStats.of(swarm.hashCode() & 0xFF, 1, 2);
    }

    private static ScriptedAnswer knowing(Seq<InfoHash> swarms) {
        return scraped(
                new ScrapeResponse(swarms.toLinkedMap(Function.identity(), BulkScrapeTest::stats), Option.none()));
    }

    /** From now on the tracker answers a scrape of so many swarms that way. */
    private void answers(Function<Seq<InfoHash>, ScriptedAnswer> script) {
        tracker.follows(question -> script.apply(((TrackerQuestion.Scrape) question).swarms()));
    }

    private void knowsAll() {
        answers(BulkScrapeTest::knowing);
    }

    private CompletableFuture<Void> start(Iterable<InfoHash> swarms) {
        return world.client.scrape(T1, swarms, TIMEOUT, told::add);
    }

    private void scrape(Iterable<InfoHash> swarms) {
        assertThat(start(swarms)).isCompleted();
    }

    private Seq<Integer> batches() {
        return world.trackers.scrapes().map(AskedScrape::swarms).map(Seq::size);
    }

    private void assertEachToldOnce(Seq<InfoHash> swarms) {
        assertThat(told).extracting(ScrapeOutcome::swarm).containsExactlyInAnyOrderElementsOf(swarms);
    }

    private void assertAllFound(Seq<InfoHash> swarms) {
        assertEachToldOnce(swarms);
        assertThat(told)
                .allSatisfy(outcome ->
                        assertThat(outcome.answer()).isEqualTo(Either.right(Option.some(stats(outcome.swarm())))));
    }

    @Nested
    class Batches {

        @Test
        void SCRAPE_6_are_as_large_as_the_tracker_allows() {
            knowsAll();

            scrape(swarms(130));

            assertThat(batches()).containsExactly(60, 60, 10);
            assertAllFound(swarms(130));
        }

        @Test
        void SCRAPE_6_are_asked_one_after_the_other() {
            knowsAll();
            tracker.takes(SECOND);
            CompletableFuture<Void> scrape = start(swarms(130));

            assertThat(batches()).containsExactly(60);
            world.time.advanceBy(SECOND);
            assertThat(told).hasSize(60);
            assertThat(batches()).containsExactly(60, 60);
            world.time.advanceBy(SECOND.multipliedBy(2));
            assertThat(scrape).isCompleted();
            assertAllFound(swarms(130));
        }

        static java.util.stream.Stream<TrackerError> tooLarge() {
            return java.util.stream.Stream.of(
                    new TrackerError.Refused("", Option.some(414), RetryAdvice.UNSTATED),
                    new TrackerError.Refused("", Option.some(413), RetryAdvice.UNSTATED),
                    new TrackerError.Refused("what?", Option.some(400), RetryAdvice.UNSTATED),
                    TrackerError.Refused.of("400 Bad Request", RetryAdvice.UNSTATED),
                    TrackerError.Refused.of("GET string too long", RetryAdvice.UNSTATED),
                    TrackerError.Refused.of("Request-URI Too Long", RetryAdvice.UNSTATED));
        }

        @ParameterizedTest
        @MethodSource("tooLarge")
        void SCRAPE_6_shrink_by_five_when_they_are_too_large(TrackerError error) {
            answers(asked -> asked.size() > 42 ? failed(error) : knowing(asked));

            scrape(swarms(100));

            assertThat(batches()).containsExactly(60, 55, 50, 45, 40, 40, 20);
            assertAllFound(swarms(100));
        }

        @Test
        void SCRAPE_6_shrink_down_to_one() {
            answers(asked -> asked.size() > 1 ? refused("Bad Request") : knowing(asked));

            scrape(swarms(63));

            assertThat(batches().take(13)).containsExactly(60, 55, 50, 45, 40, 35, 30, 25, 20, 15, 10, 5, 1);
            assertThat(batches().drop(13)).hasSize(62).containsOnly(1);
            assertAllFound(swarms(63));
        }

        @Test
        void SCRAPE_6_that_are_too_large_in_the_middle_lose_nothing() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() == 2 ? refused("Bad Request") : knowing(asked));

            scrape(swarms(150));

            assertThat(batches()).containsExactly(60, 60, 55, 35);
            assertAllFound(swarms(150));
        }

        @Test
        void hold_each_swarm_once() {
            knowsAll();

            scrape(swarms(30).appendAll(swarms(30)).appendAll(swarms(40)));

            assertThat(batches()).containsExactly(40);
            assertAllFound(swarms(40));
        }

        @Test
        void are_not_sent_for_nothing() {
            scrape(List.empty());

            assertThat(batches()).isEmpty();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void SCRAPE_8_what_the_tracker_does_not_mention_is_unknown_to_it() {
        answers(asked -> knowing(asked.filter(swarm -> !swarm.equals(swarm(3)))));

        scrape(swarms(5));

        assertEachToldOnce(swarms(5));
        assertThat(told).last().isEqualTo(new ScrapeOutcome(T1, swarm(3), Either.right(Option.none())));
        assertThat(told)
                .filteredOn(outcome -> outcome.answer().get().isDefined())
                .hasSize(4);
    }

    @Test
    void SCRAPE_8_what_nobody_asked_for_is_ignored() {
        answers(asked -> knowing(asked.append(swarm(1_000)).append(swarm(1_001))));

        scrape(swarms(2));

        assertAllFound(swarms(2));
    }

    /** Trackers that read one hash of a request, or none where there are several; and those that only look as if. */
    @Nested
    class SCRAPE_10_a_tracker {

        static java.util.stream.Stream<Function<Seq<InfoHash>, Seq<InfoHash>>> readingOnlyOne() {
            Random random = new Random(48);
            return java.util.stream.Stream.of(
                    asked -> asked.take(1),
                    asked -> asked.takeRight(1),
                    asked -> List.of(asked.get(random.nextInt(asked.size()))),
                    asked -> asked.size() == 1 ? asked : List.empty());
        }

        @ParameterizedTest
        @MethodSource("readingOnlyOne")
        void that_reads_only_one_hash_is_asked_for_one_at_a_time(Function<Seq<InfoHash>, Seq<InfoHash>> reading) {
            answers(asked -> knowing(reading.apply(asked)));

            scrape(swarms(150));

            assertAllFound(swarms(150));
            assertThat(batches().head()).isEqualTo(60);
            assertThat(batches().tail()).containsOnly(1);
            assertThat(batches().size()).isLessThanOrEqualTo(151);
        }

        @Test
        void that_knows_none_is_believed_after_three_probes() {
            answers(asked -> knowing(List.empty()));

            scrape(swarms(60));

            assertThat(batches()).containsExactly(60, 1, 1, 1);
            assertEachToldOnce(swarms(60));
            assertThat(told).allMatch(outcome -> outcome.answer().equals(Either.right(Option.none())));
        }

        @Test
        void that_knows_none_is_probed_ever_more_rarely() {
            answers(asked -> knowing(List.empty()));

            scrape(swarms(6_000));

            assertThat(batches().count(size -> size == 60)).isEqualTo(100);
            assertThat(batches().count(size -> size == 1)).isEqualTo(7 * 3); // after the 1st, 2nd, 4th … 64th
            assertEachToldOnce(swarms(6_000));
        }

        @Test
        void that_was_believed_too_early_is_found_out_later() {
            Predicate<InfoHash> known = swarm -> swarm.hashCode() % 50 == 0 || swarm.toByteArray()[18] >= 2;
            answers(asked -> knowing(asked.take(1).filter(known)));

            scrape(swarms(3_000));

            assertEachToldOnce(swarms(3_000));
            assertThat(told.subList(1_000, 3_000))
                    .allMatch(outcome -> outcome.answer().get().isDefined());
        }

        @Test
        void that_answered_for_two_at_once_is_never_doubted_again() {
            answers(asked -> knowing(asked.filter(swarm -> swarm.equals(swarm(1)) || swarm.equals(swarm(2)))));

            scrape(swarms(600));

            assertThat(batches()).hasSize(10).containsOnly(60);
            assertEachToldOnce(swarms(600));
        }

        @Test
        void that_fails_while_it_is_probed_loses_only_the_probe() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() == 2 ? refused("overloaded") : knowing(List.empty()));

            scrape(swarms(60));

            assertThat(batches()).containsExactly(60, 1, 1, 1, 1);
            assertEachToldOnce(swarms(60));
            assertThat(told).filteredOn(outcome -> outcome.answer().isLeft()).hasSize(1);
        }

        @Test
        void that_shrank_a_batch_is_still_asked_for_the_rest_of_it() {
            answers(asked -> asked.size() > 55
                    ? refused("Bad Request")
                    : knowing(asked.filter(swarm -> swarm.equals(swarm(58)))));

            scrape(swarms(60));

            assertEachToldOnce(swarms(60));
            assertThat(told)
                    .filteredOn(outcome -> outcome.answer().get().isDefined())
                    .extracting(ScrapeOutcome::swarm)
                    .containsExactly(swarm(58));
        }
    }

    @Nested
    class Failures {
        private final TrackerError no = TrackerError.Refused.of("scrape is switched off", RetryAdvice.UNSTATED);

        private void assertAllFailed(Seq<InfoHash> swarms, TrackerError error) {
            assertEachToldOnce(swarms);
            assertThat(told).allMatch(outcome -> outcome.answer().equals(Either.left(error)));
        }

        @Test
        void three_in_a_row_end_the_scrape_and_the_rest_fails_the_same_way() {
            answers(asked -> failed(no));

            scrape(swarms(1_000));

            assertThat(batches()).hasSize(3);
            assertAllFailed(swarms(1_000), no);
        }

        @Test
        void in_between_cost_their_batch_only() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() % 3 == 0 ? knowing(asked) : failed(no));

            scrape(swarms(600));

            assertThat(batches()).hasSize(10);
            assertEachToldOnce(swarms(600));
            assertThat(told).filteredOn(outcome -> outcome.answer().isRight()).hasSize(180);
        }

        @Test
        void of_single_swarms_that_are_too_large_end_the_scrape_too() {
            answers(asked -> refused("Bad Request"));

            scrape(swarms(100));

            assertThat(batches()).endsWith(5, 1, 1, 1).hasSize(15);
            assertEachToldOnce(swarms(100));
            assertThat(told).allMatch(outcome -> outcome.answer().isLeft());
        }

        @Test
        void by_silence_take_their_time() {
            tracker.answers(silence());
            CompletableFuture<Void> scrape = start(swarms(1_000));

            world.time.advanceBy(TIMEOUT.multipliedBy(3).minusMillis(1));
            assertThat(scrape).isNotDone();
            world.time.advanceBy(Duration.ofMillis(1));

            assertThat(scrape).isCompleted();
            assertAllFailed(swarms(1_000), new TrackerError.TimedOut(TIMEOUT, Stage.RECEIVE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://t1/a", "udp://t1:1/announce"})
        void for_want_of_support_are_final_at_once(String url) {
            TrackerClient http = TrackerClient.of(
                    List.of(HandmadeGateway.scraping(swarms -> CompletableFuture.completedFuture(
                                    Either.left(new TrackerError.Unsupported("no scrape here"))))
                            .forSchemes(TrackerScheme.HTTP)),
                    world.time,
                    new SplittableRandom(1),
                    TrackerObserver.NONE);

            assertThat(http.scrape(TrackerUrl.of(url), swarms(500), TIMEOUT, told::add))
                    .isCompleted();

            assertEachToldOnce(swarms(500));
            assertThat(told).allMatch(outcome -> outcome.answer().getLeft().kind() == ErrorKind.UNSUPPORTED);
        }
    }

    /** Where nothing but round trips would hold a scrape up. */
    @Nested
    class Over_UDP {

        private final TrackerUrl url = TrackerUrl.of("udp://t9:1/announce");
        private final InMemoryTracker udp = world.trackers.at(url);

        @BeforeEach
        void aSecondAway() {
            udp.allowsToScrape(70).takes(SECOND);
        }

        private void answers(Function<Seq<InfoHash>, ScriptedAnswer> script) {
            udp.follows(question -> script.apply(((TrackerQuestion.Scrape) question).swarms()));
        }

        private CompletableFuture<Void> start(int swarms) {
            return world.client.scrape(url, swarms(swarms), TIMEOUT, told::add);
        }

        @Test
        void SCRAPE_6_many_batches_are_under_way_once_the_first_was_understood() {
            answers(BulkScrapeTest::knowing);
            CompletableFuture<Void> scrape = start(100 * 70);

            assertThat(world.trackers.underWay()).isEqualTo(1);
            world.time.advanceBy(SECOND);
            assertThat(world.trackers.underWay()).isEqualTo(64);
            world.time.advanceBy(SECOND);
            assertThat(world.trackers.underWay()).isEqualTo(35);
            world.time.advanceBy(SECOND);

            assertThat(scrape).isCompleted();
            assertAllFound(swarms(7_000));
        }

        @Test
        void SCRAPE_10_there_is_one_at_a_time_while_the_tracker_is_doubted() {
            answers(asked -> knowing(asked.take(1)));
            CompletableFuture<Void> scrape = start(200);

            while (!scrape.isDone()) {
                assertThat(world.trackers.underWay()).isEqualTo(1);
                world.time.advanceBy(SECOND);
            }

            assertAllFound(swarms(200));
        }

        @Test
        void SCRAPE_6_batches_that_are_too_large_together_shrink_once() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked ->
                    calls.incrementAndGet() > 1 && asked.size() > 65 ? refused("Bad Request") : knowing(asked));
            CompletableFuture<Void> scrape = start(1_000);

            world.time.advanceBy(SECOND.multipliedBy(9));

            assertThat(scrape).isCompleted();
            assertThat(batches().take(14)).containsOnly(70);
            assertThat(batches().drop(15).max()).contains(65);
            assertAllFound(swarms(1_000));
        }

        @Test
        void failures_of_what_was_under_way_together_count_once() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() == 1 || calls.get() > 65 ? knowing(asked) : refused("overloaded"));
            CompletableFuture<Void> scrape = start(100 * 70);

            world.time.advanceBy(SECOND.multipliedBy(9));

            assertThat(scrape).isCompleted();
            assertEachToldOnce(swarms(7_000));
            assertThat(told)
                    .filteredOn(outcome -> outcome.answer().isLeft())
                    .as("64 batches, and no more")
                    .hasSize(64 * 70);
        }

        @Test
        void a_tracker_that_falls_silent_is_given_up_after_three_times_in_a_row() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() == 1 ? knowing(asked) : silence());
            CompletableFuture<Void> scrape = start(1_000 * 70);

            world.time.advanceBy(SECOND.plus(TIMEOUT.multipliedBy(3)));

            assertThat(scrape).isCompleted();
            assertThat(batches()).hasSize(1 + 64 + 2);
            assertEachToldOnce(swarms(70_000));
        }

        @Test
        void cancelling_frees_all_that_is_under_way() {
            answers(BulkScrapeTest::knowing);
            CompletableFuture<Void> scrape = start(100 * 70);
            world.time.advanceBy(SECOND);

            scrape.cancel(false);

            assertThat(world.trackers.underWay()).isZero();
            assertThat(world.time.waiting()).isZero();
            assertThat(told).hasSize(70);
        }

        @Test
        void whatever_the_tracker_does_each_swarm_is_told_once_and_one_at_a_time() {
            for (int seed = 0; seed < 100; seed++) {
                Random random = new Random(seed);
                int most = 1 + random.nextInt(80);
                answers(asked -> {
                    udp.takes(Duration.ofMillis(random.nextInt(3_000)));
                    if (random.nextInt(6) == 0) {
                        return random.nextBoolean() ? refused("overloaded") : silence();
                    }
                    return asked.size() > most ? refused("GET string too long") : knowing(asked);
                });
                told.clear();
                int swarms = random.nextInt(3_000);
                CompletableFuture<Void> scrape = start(swarms);

                world.time.advanceBy(Duration.ofHours(9));

                assertThat(scrape).as("seed " + seed).isCompleted();
                assertEachToldOnce(swarms(swarms));
            }
        }
    }

    @Nested
    class A_stream {

        private static final int MILLION = 1_000_000;
        private final AtomicInteger read = new AtomicInteger();
        private final AtomicInteger heard = new AtomicInteger();

        private Iterable<InfoHash> stream(int length) {
            return () -> Iterator.range(0, length).map(number -> {
                read.incrementAndGet();
                return swarm(number);
            });
        }

        private CompletableFuture<Void> scrapeThrough(TrackerGateway gateway, int length) {
            return TrackerClient.of(List.of(gateway), world.time, new SplittableRandom(1), TrackerObserver.NONE)
                    .scrape(T1, stream(length), TIMEOUT, outcome -> heard.incrementAndGet());
        }

        private Either<TrackerError, ScrapeResponse> answer(Seq<InfoHash> swarms) {
            assertThat(read.get() - heard.get()).as("read ahead").isLessThanOrEqualTo(60);
            return Either.right(
                    new ScrapeResponse(swarms.toMap(Function.identity(), BulkScrapeTest::stats), Option.none()));
        }

        @Test
        void is_read_as_it_is_answered_and_needs_no_deep_stack() {
            AtomicInteger calls = new AtomicInteger();

            CompletableFuture<Void> scrape = scrapeThrough(
                    HandmadeGateway.scraping(swarms -> {
                        calls.incrementAndGet();
                        return CompletableFuture.completedFuture(answer(swarms));
                    }),
                    120_000);

            assertThat(scrape).isCompleted();
            assertThat(heard).hasValue(120_000);
            assertThat(calls).hasValue(2_000);
        }

        @Test
        void of_a_million_leaves_nothing_behind() {
            Deque<CompletableFuture<Either<TrackerError, ScrapeResponse>>> open = new ArrayDeque<>();
            Deque<Seq<InfoHash>> asked = new ArrayDeque<>();
            CompletableFuture<Void> scrape = scrapeThrough(
                    HandmadeGateway.scraping(swarms -> {
                        CompletableFuture<Either<TrackerError, ScrapeResponse>> question = new CompletableFuture<>();
                        open.add(question);
                        asked.add(swarms);
                        return question;
                    }),
                    MILLION);
            int dependents = scrape.getNumberOfDependents();

            while (!scrape.isDone()) {
                assertThat(open).hasSize(1);
                assertThat(world.time.waiting()).isEqualTo(1);
                assertThat(scrape.getNumberOfDependents()).isEqualTo(dependents);
                open.remove().complete(answer(asked.remove()));
            }

            assertThat(heard).hasValue(MILLION);
            assertThat(world.time.waiting()).isZero();
        }

        @Test
        void that_is_cancelled_frees_its_question_and_is_read_no_further() {
            tracker.answers(silence());
            CompletableFuture<Void> scrape =
                    world.client.scrape(T1, stream(100), TIMEOUT, outcome -> heard.incrementAndGet());

            scrape.cancel(false);

            assertThat(world.trackers.underWay()).isZero();
            assertThat(world.time.waiting()).isZero();
            assertThat(read).hasValue(60);
            assertThat(heard).hasValue(0);
        }

        @Test
        void without_an_end_can_be_cancelled_even_when_the_tracker_was_given_up() {
            tracker.answers(refused("no")).takes(SECOND);
            AtomicInteger until = new AtomicInteger(10_000);
            java.util.List<CompletableFuture<Void>> scrape = new ArrayList<>();
            scrape.add(world.client.scrape(T1, Stream.continually(() -> swarm(read.incrementAndGet())), TIMEOUT, o -> {
                if (until.decrementAndGet() == 0) {
                    scrape.get(0).cancel(false);
                }
            }));

            world.time.advanceBy(Duration.ofSeconds(3));

            assertThat(scrape.get(0)).isCancelled();
            assertThat(until.get()).isBetween(-60, 0);
        }

        @Test
        void whose_listener_throws_ends_with_what_it_threw() {
            knowsAll();
            tracker.takes(SECOND);
            IllegalStateException bug = new IllegalStateException("in the listener");
            CompletableFuture<Void> scrape = world.client.scrape(T1, stream(100), TIMEOUT, outcome -> {
                throw bug;
            });

            world.time.advanceBy(SECOND.multipliedBy(9));

            assertThat(scrape)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
            assertThat(batches()).hasSize(1);
        }

        @Test
        void that_throws_itself_ends_with_what_it_threw() {
            knowsAll();
            tracker.takes(SECOND);
            IllegalStateException bug = new IllegalStateException("in the list");
            CompletableFuture<Void> scrape = world.client.scrape(
                    T1,
                    () -> Iterator.range(0, 100).map(number -> {
                        if (number == 70) {
                            throw bug;
                        }
                        return swarm(number);
                    }),
                    TIMEOUT,
                    told::add);

            world.time.advanceBy(SECOND);

            assertThat(scrape)
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
            assertThat(told).hasSize(60);
        }

        @Test
        void whose_gateway_throws_ends_with_what_it_threw() {
            IllegalArgumentException bug = new IllegalArgumentException("ours");

            assertThat(scrapeThrough(
                            HandmadeGateway.scraping(swarms -> {
                                throw bug;
                            }),
                            100))
                    .failsWithin(0, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCause(bug);
        }
    }

    @Nested
    class As_a_map {

        private Either<TrackerError, Map<InfoHash, ScrapeOutcome>> scrapeAll(Seq<InfoHash> swarms) {
            return answered(world.client.scrape(T1, swarms, TIMEOUT));
        }

        @Test
        void every_swarm_has_its_outcome_in_the_order_of_the_question() {
            answers(asked -> knowing(asked.reverse().filter(swarm -> !swarm.equals(swarm(7)))));

            Map<InfoHash, ScrapeOutcome> outcomes =
                    scrapeAll(swarms(100).appendAll(swarms(3))).get();

            assertThat(outcomes.keySet().toVector()).isEqualTo(swarms(100));
            assertThat(outcomes.get(swarm(7)).get().answer().get()).isEmpty();
            assertThat(outcomes.get(swarm(8)).get().answer().get()).contains(stats(swarm(8)));
        }

        @Test
        void a_part_that_failed_is_in_it() {
            AtomicInteger calls = new AtomicInteger();
            answers(asked -> calls.incrementAndGet() == 1 ? refused("overloaded") : knowing(asked));

            Map<InfoHash, ScrapeOutcome> outcomes = scrapeAll(swarms(70)).get();

            assertThat(outcomes.values().count(outcome -> outcome.answer().isLeft()))
                    .isEqualTo(60);
        }

        @Test
        void where_nothing_was_answered_the_first_error_is_the_answer() {
            tracker.answersNext(refused("first")).answers(refused("later"));

            assertThatLeft(scrapeAll(swarms(100))).isRefusedWith("first");
        }

        @Test
        void where_nothing_was_asked_it_is_empty() {
            assertThat(scrapeAll(List.empty()).get()).isEmpty();
        }

        @Test
        void cancelling_it_frees_the_question() {
            tracker.answers(silence());

            world.client.scrape(T1, swarms(100), TIMEOUT).cancel(false);

            assertThat(world.trackers.underWay()).isZero();
        }
    }

    @Test
    void whatever_a_tracker_does_each_swarm_is_told_once() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int limit = 1 + random.nextInt(70);
            int most = 1 + random.nextInt(70);
            int known = random.nextInt(4);
            int trouble = random.nextInt(6);
            answers(asked -> {
                if (random.nextInt(8) < trouble - 2) {
                    return random.nextBoolean() ? refused("overloaded") : refused("Bad Request");
                }
                return asked.size() > most
                        ? refused("GET string too long")
                        : knowing(
                                asked.filter(swarm -> random.nextInt(3) < known).take(1 + random.nextInt(40)));
            });
            tracker.allowsToScrape(limit);
            told.clear();
            Vector<InfoHash> swarms = swarms(random.nextInt(400));

            scrape(swarms);

            assertEachToldOnce(swarms);
        }
    }
}
