package dev.herald.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Inquiry;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For every law of the contract, gateways that break it and nothing else, and have to be caught. */
class RedTwinsTest {

    /** What is wrong, which law must notice, and the harness with the wrong gateway in it. */
    private record Twin(String wrong, String law, Supplier<InMemoryHarness> harness) {}

    private static Twin twin(String law, String wrong, Function<InMemoryHarness, TrackerGateway> broken) {
        return new Twin(wrong, law, () -> new InMemoryHarness() {
            @Override
            public TrackerGateway openGateway() {
                return broken.apply(this);
            }
        });
    }

    private static Twin request(String law, String wrong, UnaryOperator<AnnounceRequest> twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            AnnounceRequest request(AnnounceRequest request) {
                return twist.apply(request);
            }
        });
    }

    private static Twin response(String law, String wrong, UnaryOperator<AnnounceResponse> twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            AnnounceResponse response(AnnounceResponse response) {
                return twist.apply(response);
            }
        });
    }

    private static Twin swarms(String law, String wrong, UnaryOperator<Seq<InfoHash>> twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            Seq<InfoHash> swarms(Seq<InfoHash> swarms) {
                return twist.apply(swarms);
            }
        });
    }

    private static Twin errors(String law, String wrong, UnaryOperator<TrackerError> twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            <T> CompletableFuture<Either<TrackerError, T>> answer(CompletableFuture<Either<TrackerError, T>> answer) {
                return answer.thenApply(either -> either.mapLeft(twist));
            }
        });
    }

    private static Twin throwing(String law) {
        return errors(law, "throws instead of answering no", error -> {
            throw new IllegalStateException(error.message());
        });
    }

    private static Twin query(String wrong, UnaryOperator<String> twist) {
        return new Twin(wrong, "the_trackers_own_query_comes_first_and_unchanged", () -> new InMemoryHarness() {
            @Override
            String queryAsSent(TrackerUrl tracker) {
                return twist.apply(tracker.query().get());
            }
        });
    }

    private static Stream<Twin> twins() {
        return Stream.of(
                        answerTwins(),
                        requestTwins(),
                        scrapeTwins(),
                        refusalTwins(),
                        timeTwins(),
                        endTwins(),
                        traceTwins(),
                        byteTwins())
                .flatMap(List::stream);
    }

    private static Twin trace(String law, String wrong, UnaryOperator<Trace> twist) {
        return new Twin(wrong, law, () -> new InMemoryHarness() {
            @Override
            public Option<TrackerGateway> openTraced(Tracer tracer) {
                return super.openTraced(inquiry -> twist.apply(tracer.follow(inquiry)));
            }
        });
    }

    private static List<Twin> traceTwins() {
        return List.of(
                trace("a_traced_announce_begins_and_ends_once_in_order_of_time", "tells nothing", trace -> Trace.NONE),
                trace("a_traced_scrape_begins_and_ends_once_in_order_of_time", "ends before it begins", trace -> {
                    trace.abandon();
                    return trace;
                }),
                trace(
                        "a_trace_ends_with_the_failure_that_the_asker_is_told",
                        "tells the asker no and the trace yes",
                        trace -> {
                            trace.end(Either.right("yes"));
                            return trace;
                        }),
                trace("the_trace_of_a_cancelled_question_ends", "forgets the cancelled", trace -> Trace.NONE),
                trace("no_step_tells_a_secret", "writes secrets down", trace -> {
                    trace.tell(new TraceStep.Queued("for 0123456789abcdef0123456789abcdef"));
                    return trace;
                }),
                new Twin(
                        "lets a tracer's mistake through",
                        "a_tracer_that_throws_costs_nobody_an_answer",
                        () -> new InMemoryHarness() {
                            @Override
                            public Option<TrackerGateway> openTraced(Tracer tracer) {
                                return Option.some(new TwinGateway(gateway) {
                                    @Override
                                    AnnounceRequest request(AnnounceRequest request) {
                                        tracer.follow(new Inquiry.OfAnnounce(deadTracker(), request));
                                        return request;
                                    }
                                });
                            }
                        }));
    }

    private static List<Twin> answerTwins() {
        String law = "an_announce_brings_back_what_the_tracker_said";
        return List.of(
                response(law, "takes leechers for seeders", r -> with(r, r.intervals(), swapped(r.stats()))),
                response(
                        law,
                        "forgets the seeders",
                        r -> with(r, r.intervals(), r.stats().withSeeders(-1))),
                response(
                        law,
                        "forgets the leechers",
                        r -> with(r, r.intervals(), r.stats().withLeechers(-1))),
                response(law, "takes seconds for minutes", r -> with(r, interval(r.intervals(), 60), r.stats())),
                response(law, "forgets the minimum", r -> with(r, withoutMinimum(r.intervals()), r.stats())),
                response(
                        law,
                        "loses a peer",
                        r -> with(r, PeerList.of(r.peers().toSeq().drop(1)))),
                response(
                        law,
                        "turns the peers round",
                        r -> with(r, PeerList.of(r.peers().toSeq().reverse()))),
                response(
                        law,
                        "forgets the warning",
                        r -> new AnnounceResponse(
                                r.intervals(),
                                r.stats(),
                                r.peers(),
                                r.trackerId(),
                                Option.none(),
                                Option.none(),
                                r.remarks())),
                response(
                        law,
                        "forgets the tracker id",
                        r -> new AnnounceResponse(
                                r.intervals(),
                                r.stats(),
                                r.peers(),
                                Option.none(),
                                r.warning(),
                                Option.none(),
                                r.remarks())),
                twin(
                        "an_announce_without_peers_is_a_yes",
                        "takes no peers for no answer",
                        lawful -> new TwinGateway(lawful.gateway) {
                            @Override
                            public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
                                    TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
                                return super.announce(tracker, request, timeout)
                                        .thenApply(either -> either.filterOrElse(
                                                yes -> !yes.peers().isEmpty(),
                                                yes -> new TrackerError.Malformed("peers", 0)));
                            }
                        }));
    }

    private static List<Twin> requestTwins() {
        String all = "the_tracker_hears_all_that_an_announce_tells";
        String bytes = "all_256_byte_values_of_hashes_and_peer_ids_arrive";
        return List.of(
                request(all, "announces another swarm", r -> r.with(Fixtures.IH1)),
                request(
                        all,
                        "announces another peer",
                        r -> as(r, Fixtures.PID1, r.client().port())),
                request(all, "tells another port", r -> as(r, r.client().peerId(), 6881)),
                request(
                        all,
                        "tells another key",
                        r -> client(
                                r,
                                new ClientIdentity(
                                        r.client().peerId(),
                                        Fixtures.KEY1,
                                        r.client().port(),
                                        Option.none()))),
                request(
                        all,
                        "cuts numbers to 32 bits",
                        r -> r.with(new Progress(
                                r.progress().uploaded(),
                                (int) r.progress().downloaded(),
                                r.progress().left()))),
                request(
                        all,
                        "tells left for uploaded",
                        r -> r.with(new Progress(
                                r.progress().left(),
                                r.progress().downloaded(),
                                r.progress().uploaded()))),
                request(all, "always wants as many peers", r -> r.wanting(50)),
                request(all, "always starts", r -> r.with(AnnounceEvent.STARTED)),
                request("the_tracker_hears_each_event", "tells no event", r -> r.with(AnnounceEvent.NONE)),
                request("the_tracker_gets_its_own_id_back_byte_for_byte", "keeps the id", RedTwinsTest::withoutId),
                request(bytes, "writes a plus for a space in hashes", r -> r.with(plusForSpace(r.swarm()))),
                request(
                        bytes,
                        "writes a plus for a space in peer-ids",
                        r -> as(
                                r,
                                PeerId.of(plusForSpace(r.client().peerId().toByteArray())),
                                r.client().port())),
                query("puts the own query last", own -> "info_hash=…&" + own),
                query("drops the own query", own -> "info_hash=…"),
                query("encodes the own query again", own -> own.replace("%", "%25") + "&info_hash=…"));
    }

    private static List<Twin> scrapeTwins() {
        String both = "all_256_byte_values_survive_a_scrape_both_ways";
        return List.of(
                swarms(both, "writes a plus for a space", all -> all.map(RedTwinsTest::plusForSpace)),
                counts(
                        both,
                        "matches by position",
                        (asked, found) -> new ScrapeResponse(
                                asked.reverse()
                                        .zipWith(found.found().values(), Tuple::of)
                                        .toMap(pair -> pair),
                                Option.none())),
                counts(
                        "a_swarm_the_tracker_does_not_know_is_not_in_the_answer",
                        "takes unknown for empty",
                        (asked, found) -> new ScrapeResponse(
                                asked.toMap(
                                        swarm -> swarm,
                                        swarm -> found.found().getOrElse(swarm, SwarmStats.of(0, 0, 0))),
                                Option.none())),
                counts(
                        "a_swarm_the_tracker_does_not_know_is_not_in_the_answer",
                        "loses what it knows",
                        (asked, found) -> new ScrapeResponse(HashMap.empty(), Option.none())),
                swarms(
                        "a_scrape_may_ask_for_as_many_swarms_as_the_limit_says",
                        "asks for half",
                        all -> all.take((all.size() + 1) / 2)),
                twin(
                        "a_scrape_of_no_swarm_or_too_many_throws",
                        "answers no to our mistake",
                        lawful -> new TwinGateway(lawful.gateway) {
                            @Override
                            public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
                                    TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
                                return CompletableFuture.completedFuture(
                                        Either.left(new TrackerError.Unsupported("so many swarms")));
                            }
                        }),
                swarms("a_scrape_of_no_swarm_or_too_many_throws", "cuts what is too much", all -> all.take(50)),
                swarms(
                        "a_scrape_of_no_swarm_or_too_many_throws",
                        "makes something of nothing",
                        all -> all.isEmpty() ? all.append(Fixtures.IH1) : all),
                twin(
                        "a_scrape_of_no_swarm_or_too_many_throws",
                        "allows no scrape",
                        lawful -> new TwinGateway(lawful.gateway) {
                            @Override
                            public int scrapeLimit(TrackerUrl tracker) {
                                return 0;
                            }
                        }),
                twin("no_scrape_url_is_guessed", "guesses a scrape URL", lawful -> new TwinGateway(lawful.gateway) {
                    @Override
                    TrackerUrl url(TrackerUrl tracker) {
                        return TrackerUrl.of(
                                tracker.reveal().replace("/ann", "/announce").replace("ounceounce", "ounce"));
                    }
                }));
    }

    private static List<Twin> refusalTwins() {
        TrackerError vague = TrackerError.Refused.of("no", RetryAdvice.UNSTATED);
        return List.of(
                errors("a_refusal_arrives_in_the_trackers_words", "has words of its own", error -> vague),
                throwing("a_refusal_arrives_in_the_trackers_words"),
                throwing("a_tracker_that_is_not_there_is_a_left"),
                errors("a_tracker_that_is_not_there_is_a_left", "takes every no for a refusal", error -> vague),
                throwing("other_schemes_are_unsupported"),
                errors(
                        "other_schemes_are_unsupported",
                        "takes other schemes for unreachable",
                        error -> new TrackerError.Unreachable(Stage.RESOLVE, "what is this?")),
                twin("other_schemes_are_unsupported", "knows no scheme", lawful -> new TwinGateway(lawful.gateway) {
                    @Override
                    public Set<TrackerScheme> schemes() {
                        return HashSet.empty();
                    }
                }),
                twin(
                        "errors_keep_the_passkey_to_themselves",
                        "prints whole URLs",
                        lawful -> new TwinGateway(lawful.gateway) {
                            private TrackerUrl last = Fixtures.TRACKER;

                            @Override
                            TrackerUrl url(TrackerUrl tracker) {
                                last = tracker;
                                return tracker;
                            }

                            @Override
                            <T> CompletableFuture<Either<TrackerError, T>> answer(
                                    CompletableFuture<Either<TrackerError, T>> answer) {
                                String url = last.reveal();
                                return answer.thenApply(either -> either.mapLeft(
                                        error -> new TrackerError.Unreachable(Stage.CONNECT, "cannot reach " + url)));
                            }
                        }));
    }

    private static List<Twin> timeTwins() {
        String silence = "silence_is_timed_out_by_its_deadline";
        return List.of(
                timeout(
                        "a_timeout_of_centuries_is_as_good_as_any",
                        "lets a number overflow",
                        timeout -> Duration.ofMillis(Math.max(1, (int) timeout.toSeconds()))),
                timeout(silence, "waits ten times as long", timeout -> timeout.multipliedBy(10)),
                errors(
                        silence,
                        "takes silence for a lost connection",
                        error -> new TrackerError.Unreachable(Stage.RECEIVE, "silent")),
                throwing(silence),
                answers(silence, "answers null", new Answering() {
                    @Override
                    public <T> CompletableFuture<Either<TrackerError, T>> answer(
                            InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer) {
                        return answer.thenApply(either -> null);
                    }
                }),
                answers(silence, "forgets the question behind the answer", new Answering() {
                    @Override
                    public <T> CompletableFuture<Either<TrackerError, T>> answer(
                            InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer) {
                        lawful.time.schedule(Duration.ofDays(1), () -> answer.cancel(true));
                        return answer;
                    }
                }),
                timeout(
                        "an_answer_that_takes_its_time_is_still_an_answer",
                        "has no patience",
                        timeout -> Duration.ofMillis(100)),
                twin("each_question_is_asked_once", "asks again", lawful -> new TwinGateway(lawful.gateway) {
                    @Override
                    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
                            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
                        super.announce(tracker, request, timeout);
                        return super.announce(tracker, request, timeout);
                    }
                }),
                answers("asking_does_not_block_the_asker", "waits for the answer", new Answering() {
                    @Override
                    public <T> CompletableFuture<Either<TrackerError, T>> answer(
                            InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer) {
                        lawful.time.advanceBy(Duration.ofMinutes(1));
                        return answer;
                    }
                }),
                twin(
                        "two_hundred_at_once_each_get_their_own_answer",
                        "gives all the first answer",
                        lawful -> new TwinGateway(lawful.gateway) {
                            private Option<CompletableFuture<Either<TrackerError, AnnounceResponse>>> first =
                                    Option.none();

                            @Override
                            public synchronized CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
                                    TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
                                CompletableFuture<Either<TrackerError, AnnounceResponse>> own =
                                        super.announce(tracker, request, timeout);
                                first = first.orElse(Option.some(own));
                                return first.get();
                            }
                        }),
                twin(
                        "two_hundred_at_once_each_get_their_own_answer",
                        "takes one at a time only",
                        lawful -> new TwinGateway(lawful.gateway) {
                            @Override
                            public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
                                    TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
                                if (lawful.gateway.underWay() > 100) {
                                    throw new IllegalStateException("too many at once");
                                }
                                return super.announce(tracker, request, timeout);
                            }
                        }));
    }

    private static List<Twin> endTwins() {
        String closed = "a_closed_gateway_reaches_nobody";
        String underWay = "closing_answers_what_is_under_way";
        return List.of(
                answers(
                        "cancelling_frees_what_the_question_holds",
                        "hands out a copy of the question",
                        new Answering() {
                            @Override
                            public <T> CompletableFuture<Either<TrackerError, T>> answer(
                                    InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer) {
                                return answer.thenApply(either -> either);
                            }
                        }),
                answers("cancelling_one_question_leaves_the_others_alone", "ends all with one", new Answering() {
                    @Override
                    public <T> CompletableFuture<Either<TrackerError, T>> answer(
                            InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer) {
                        answer.whenComplete((either, trouble) -> {
                            if (answer.isCancelled()) {
                                lawful.gateway.close();
                            }
                        });
                        return answer;
                    }
                }),
                twin(underWay, "closes without a word", lawful -> new TwinGateway(lawful.gateway) {
                    @Override
                    public void close() {}
                }),
                twin(underWay, "cancels what is under way", lawful -> new TwinGateway(lawful.gateway) {
                    private final List<CompletableFuture<?>> all = new ArrayList<>();

                    @Override
                    <T> CompletableFuture<Either<TrackerError, T>> answer(
                            CompletableFuture<Either<TrackerError, T>> answer) {
                        all.add(answer);
                        return answer;
                    }

                    @Override
                    public void close() {
                        all.forEach(question -> question.cancel(true));
                        super.close();
                    }
                }),
                twin(closed, "works on", lawful -> new TwinGateway(lawful.gateway) {
                    @Override
                    public void close() {}
                }),
                throwing(closed),
                twin(
                        "closing_twice_is_closing_once",
                        "minds being closed twice",
                        lawful -> new TwinGateway(lawful.gateway) {
                            private boolean closed;

                            @Override
                            public void close() {
                                if (closed) {
                                    throw new IllegalStateException("closed already");
                                }
                                closed = true;
                                super.close();
                            }
                        }));
    }

    private static List<Twin> byteTwins() {
        return List.of(
                throwing("hostile_bytes_are_a_left_or_a_right"),
                throwing("an_answer_cut_anywhere_is_a_left_or_a_right"),
                throwing("an_answer_with_a_byte_turned_is_a_left_or_a_right"));
    }

    @TestFactory
    Stream<DynamicTest> every_twin_is_caught() {
        return twins().map(twin -> DynamicTest.dynamicTest(
                twin.wrong() + ": " + twin.law().replace('_', ' '),
                () -> assertThat(catchThrowable(() -> run(twin)))
                        .as("a gateway that %s", twin.wrong())
                        .isInstanceOf(AssertionError.class)));
    }

    @TestFactory
    Stream<DynamicTest> a_twin_that_does_nothing_wrong_is_let_through() {
        return laws().map(law -> DynamicTest.dynamicTest(
                law.replace('_', ' '),
                () -> run(twin(law, "does nothing wrong", lawful -> new TwinGateway(lawful.gateway)))));
    }

    @Test
    void every_law_has_a_twin() {
        assertThat(twins().map(Twin::law)).containsAll(laws().toList());
    }

    private static Stream<String> laws() {
        return Arrays.stream(TrackerGatewayContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName);
    }

    private static void run(Twin twin) throws Throwable {
        TrackerGatewayContract contract = new TrackerGatewayContract() {
            @Override
            protected TrackerHarness openHarness() {
                return twin.harness().get();
            }
        };
        contract.open();
        try {
            TrackerGatewayContract.class.getMethod(twin.law()).invoke(contract);
        } catch (InvocationTargetException caught) {
            throw caught.getCause();
        }
    }

    // -- ways to be wrong ---------------------------------------------------------------------------------------------

    private interface Answering {
        <T> CompletableFuture<Either<TrackerError, T>> answer(
                InMemoryHarness lawful, CompletableFuture<Either<TrackerError, T>> answer);
    }

    private static Twin answers(String law, String wrong, Answering twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            <T> CompletableFuture<Either<TrackerError, T>> answer(CompletableFuture<Either<TrackerError, T>> answer) {
                return twist.answer(lawful, answer);
            }
        });
    }

    private static Twin timeout(String law, String wrong, UnaryOperator<Duration> twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            Duration timeout(Duration timeout) {
                return twist.apply(timeout);
            }
        });
    }

    private interface Counting {
        ScrapeResponse counts(Seq<InfoHash> asked, ScrapeResponse found);
    }

    private static Twin counts(String law, String wrong, Counting twist) {
        return twin(law, wrong, lawful -> new TwinGateway(lawful.gateway) {
            @Override
            ScrapeResponse counts(Seq<InfoHash> asked, ScrapeResponse response) {
                return twist.counts(asked, response);
            }
        });
    }

    private static AnnounceResponse with(AnnounceResponse r, AnnounceIntervals intervals, SwarmStats stats) {
        return new AnnounceResponse(
                intervals, stats, r.peers(), r.trackerId(), r.warning(), r.externalAddress(), r.remarks());
    }

    private static AnnounceResponse with(AnnounceResponse r, PeerList peers) {
        return new AnnounceResponse(
                r.intervals(), r.stats(), peers, r.trackerId(), r.warning(), r.externalAddress(), r.remarks());
    }

    private static SwarmStats swapped(SwarmStats stats) {
        return stats.withSeeders(stats.leechers().get())
                .withLeechers(stats.seeders().get());
    }

    private static AnnounceIntervals interval(AnnounceIntervals intervals, int times) {
        return new AnnounceIntervals(intervals.interval().multipliedBy(times), intervals.minimum());
    }

    private static AnnounceIntervals withoutMinimum(AnnounceIntervals intervals) {
        return new AnnounceIntervals(intervals.interval(), Option.none());
    }

    private static AnnounceRequest withoutId(AnnounceRequest r) {
        return new AnnounceRequest(
                r.swarm(), r.client(), r.progress(), r.event(), r.numWant(), Option.none(), r.families());
    }

    private static AnnounceRequest as(AnnounceRequest r, PeerId peerId, int port) {
        return client(r, new ClientIdentity(peerId, r.client().key(), port, Option.none()));
    }

    private static AnnounceRequest client(AnnounceRequest r, ClientIdentity client) {
        return new AnnounceRequest(
                r.swarm(), client, r.progress(), r.event(), r.numWant(), r.trackerId(), r.families());
    }

    private static InfoHash plusForSpace(InfoHash swarm) {
        return InfoHash.of(plusForSpace(swarm.toByteArray()));
    }

    private static byte[] plusForSpace(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == ' ' ? (byte) '+' : bytes[i];
        }
        return bytes;
    }
}
