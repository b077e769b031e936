package dev.herald.testkit.contract;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.scraped;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The law every {@link TrackerGateway} obeys, as tests. To put a gateway under it, extend this class and bring a
 * {@link TrackerHarness}:
 *
 * <pre>{@code
 * class MyGatewayContractTest extends TrackerGatewayContract {
 *     @Override
 *     protected TrackerHarness openHarness() {
 *         return new MyHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>Where a law is about what a transport does not have, its test passes without asking.
 */
public abstract class TrackerGatewayContract {

    /** A deadline that no healthy answer on loopback needs. */
    private static final Duration AMPLE = Duration.ofSeconds(20);

    /** A deadline that is waited for. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final String PASSKEY = "0123456789abcdef0123456789abcdef";

    private TrackerHarness harness;
    private TrackerGateway gateway;

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // open() comes before every test
    protected TrackerGatewayContract() {}

    /** A harness for one test. */
    protected abstract TrackerHarness openHarness();

    @BeforeEach
    public final void open() {
        harness = openHarness();
        gateway = harness.openGateway();
    }

    @AfterEach
    public final void closeEverything() {
        try {
            gateway.close();
        } finally {
            harness.close();
        }
    }

    // -- what is said arrives -----------------------------------------------------------------------------------------

    @Test
    public final void an_announce_brings_back_what_the_tracker_said() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(richResponse())));

        AnnounceResponse response = right(announce(tracker, Fixtures.announce()));

        assertThat(response.intervals().interval()).isEqualTo(Duration.ofSeconds(1_801));
        assertThat(response.stats().seeders()).isEqualTo(Option.some(7L));
        assertThat(response.stats().leechers()).isEqualTo(Option.some(5L));
        if (can(Capability.PEERS)) {
            assertThat(response.peers().toSeq()).isEqualTo(Fixtures.peers());
        }
        if (can(Capability.MINIMUM_INTERVAL)) {
            assertThat(response.intervals().minimum()).isEqualTo(Option.some(Duration.ofSeconds(901)));
        }
        if (can(Capability.WARNING)) {
            assertThat(response.warning()).isEqualTo(Option.some("mind the gap"));
        }
        if (can(Capability.TRACKER_ID)) {
            assertThat(response.trackerId()).isEqualTo(Option.some(TrackerId.of(Fixtures.everyByte())));
        }
    }

    @Test
    public final void an_announce_without_peers_is_a_yes() throws InterruptedException {
        HarnessTracker tracker =
                harness.openTracker(always(announced(Fixtures.response(Duration.ofMinutes(30), Vector.empty()))));

        assertThat(right(announce(tracker, Fixtures.announce())).peers().toSeq())
                .isEmpty();
    }

    @Test
    public final void the_tracker_hears_all_that_an_announce_tells() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Progress progress = new Progress(1, 0x1_0000_0002L, 0x7FFF_FFFF_FFFF_FFFFL);

        right(announce(
                tracker, AnnounceRequest.of(IH2, Fixtures.CLIENT2, progress).wanting(17)));

        AnnounceRequest heard = heardAnnounces(tracker).single();
        assertThat(heard.swarm()).isEqualTo(IH2);
        assertThat(heard.client().peerId()).isEqualTo(Fixtures.PID2);
        assertThat(heard.progress()).isEqualTo(progress);
        assertThat(heard.event()).isEqualTo(AnnounceEvent.NONE);
        if (can(Capability.CLIENT_DETAILS)) {
            assertThat(heard.client().port()).isEqualTo(51413);
            assertThat(heard.client().key()).isEqualTo(Fixtures.CLIENT2.key());
            assertThat(heard.numWant()).isEqualTo(17);
        }
    }

    @Test
    public final void the_tracker_hears_each_event() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Seq<AnnounceEvent> events =
                Vector.of(AnnounceEvent.STARTED, AnnounceEvent.NONE, AnnounceEvent.COMPLETED, AnnounceEvent.STOPPED);

        for (AnnounceEvent event : events) {
            right(announce(tracker, Fixtures.announce().with(event)));
        }

        assertThat(heardAnnounces(tracker).map(AnnounceRequest::event)).isEqualTo(events);
    }

    @Test
    public final void the_tracker_gets_its_own_id_back_byte_for_byte() throws InterruptedException {
        if (!can(Capability.TRACKER_ID)) {
            return;
        }
        TrackerId id = TrackerId.of(Fixtures.everyByte());
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));

        right(announce(tracker, Fixtures.announce().with(id)));

        assertThat(heardAnnounces(tracker).single().trackerId()).isEqualTo(Option.some(id));
    }

    @Test
    public final void all_256_byte_values_of_hashes_and_peer_ids_arrive() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(announced(Fixtures.response())));
        Seq<InfoHash> swarms = Fixtures.swarmsOfEveryByte();

        for (InfoHash swarm : swarms) {
            ClientIdentity client =
                    new ClientIdentity(PeerId.of(swarm.toByteArray()), new AnnounceKey(1), 6881, Option.none());
            right(announce(tracker, AnnounceRequest.of(swarm, client, Progress.complete())));
        }

        assertThat(heardAnnounces(tracker).map(AnnounceRequest::swarm)).isEqualTo(swarms);
        assertThat(heardAnnounces(tracker).map(heard -> heard.client().peerId().hex()))
                .isEqualTo(swarms.map(InfoHash::hex));
    }

    @Test
    public final void all_256_byte_values_survive_a_scrape_both_ways() throws InterruptedException {
        Seq<InfoHash> swarms = Fixtures.swarmsOfEveryByte();
        HarnessTracker tracker = harness.openTracker(TrackerGatewayContract::countEachDifferently);

        for (Seq<InfoHash> batch : swarms.grouped(Math.min(13, gateway.scrapeLimit(tracker.url())))) {
            Map<InfoHash, SwarmStats> found = right(scrape(tracker, batch)).found();
            assertThat(found).isEqualTo(batch.toMap(swarm -> swarm, TrackerGatewayContract::stats));
        }
    }

    @Test
    public final void a_swarm_the_tracker_does_not_know_is_not_in_the_answer() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(
                scraped(new ScrapeResponse(HashMap.of(IH2, SwarmStats.of(1, 2, 3)), Option.none()))));
        Seq<InfoHash> swarms = gateway.scrapeLimit(tracker.url()) < 2 ? Vector.of(IH2) : Vector.of(IH1, IH2);

        assertThat(right(scrape(tracker, swarms)).found()).isEqualTo(HashMap.of(IH2, SwarmStats.of(1, 2, 3)));
    }

    @Test
    public final void the_trackers_own_query_comes_first_and_unchanged() throws InterruptedException {
        if (!can(Capability.OWN_QUERY)) {
            return;
        }
        String own = "b=2&passkey=" + PASSKEY + "&odd=%7e%zz|'\"^[x]&a=1";
        HarnessTracker tracker = harness.openTracker(own, answerEverything());

        right(announce(tracker, Fixtures.announce()));
        right(scrape(tracker, Vector.of(IH1)));

        assertThat(tracker.queries()).hasSize(2).allMatch(query -> query.startsWith(own + "&"));
    }

    // -- the world says no --------------------------------------------------------------------------------------------

    @Test
    public final void a_refusal_arrives_in_the_trackers_words() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(refused("unregistered torrent")));

        assertThatLeft(announce(tracker, Fixtures.announce())).isRefusedWith("unregistered torrent");
        assertThatLeft(scrape(tracker, Vector.of(IH1))).isRefusedWith("unregistered torrent");
    }

    @Test
    public final void a_tracker_that_is_not_there_is_a_left() throws InterruptedException {
        TrackerUrl dead = harness.deadTracker();

        assertThatLeft(answerOf(gateway.announce(dead, Fixtures.announce(), SHORT), SHORT))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT);
        assertThatLeft(answerOf(gateway.scrape(dead, Vector.of(IH1), SHORT), SHORT))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT);
    }

    @Test
    public final void other_schemes_are_unsupported() throws InterruptedException {
        assertThat(gateway.schemes()).isNotEmpty();
        for (TrackerScheme scheme : TrackerScheme.values()) {
            if (!gateway.schemes().contains(scheme)) {
                TrackerUrl url = TrackerUrl.of(scheme.label() + "://127.0.0.1:9/announce");
                assertThatLeft(answerOf(gateway.announce(url, Fixtures.announce(), AMPLE), AMPLE))
                        .hasKind(ErrorKind.UNSUPPORTED);
                assertThatLeft(answerOf(gateway.scrape(url, Vector.of(IH1), AMPLE), AMPLE))
                        .hasKind(ErrorKind.UNSUPPORTED);
            }
        }
    }

    @Test
    public final void no_scrape_url_is_guessed() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        if (!tracker.url().scheme().derivesScrapeUrl()) {
            return;
        }
        TrackerUrl unscrapable = TrackerUrl.of(tracker.url().reveal().replace("/announce", "/ann"));

        assertThatLeft(answerOf(gateway.scrape(unscrapable, Vector.of(IH1), AMPLE), AMPLE))
                .hasKind(ErrorKind.UNSUPPORTED);
        assertThat(tracker.questions()).isEmpty();
    }

    @Test
    public final void errors_keep_the_passkey_to_themselves() throws InterruptedException {
        String own = can(Capability.OWN_QUERY) ? "passkey=" + PASSKEY : "";
        HarnessTracker silent = harness.openTracker(own, always(silence()));
        HarnessTracker refusing = harness.openTracker(own, always(refused("no")));
        TrackerUrl dead = TrackerUrl.of(harness.deadTracker().reveal() + "?passkey=" + PASSKEY);
        TrackerUrl unscrapable = TrackerUrl.of(refusing.url().scheme().label() + "://127.0.0.1:9/a?passkey=" + PASSKEY);

        assertThatLeft(answerOf(gateway.announce(silent.url(), Fixtures.announce(), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
        assertThatLeft(announce(refusing, Fixtures.announce())).tellsNothingOf(PASSKEY);
        assertThatLeft(answerOf(gateway.announce(dead, Fixtures.announce(), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
        assertThatLeft(answerOf(gateway.scrape(unscrapable, Vector.of(IH1), SHORT), SHORT))
                .tellsNothingOf(PASSKEY);
    }

    // -- our own mistakes ---------------------------------------------------------------------------------------------

    @Test
    public final void a_scrape_of_no_swarm_or_too_many_throws() {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        int limit = gateway.scrapeLimit(tracker.url());

        assertThat(limit).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> gateway.scrape(tracker.url(), Vector.empty(), AMPLE));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        gateway.scrape(tracker.url(), Vector.range(0, limit + 1).map(Fixtures::swarm), AMPLE));
        assertThat(tracker.questions()).isEmpty();
    }

    @Test
    public final void a_scrape_may_ask_for_as_many_swarms_as_the_limit_says() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(TrackerGatewayContract::countEachDifferently);
        Seq<InfoHash> swarms =
                Vector.range(0, gateway.scrapeLimit(tracker.url())).map(Fixtures::swarm);

        assertThat(right(scrape(tracker, swarms)).found())
                .isEqualTo(swarms.toMap(swarm -> swarm, TrackerGatewayContract::stats));
    }

    // -- in time, once, and without holding anybody up
    // ------------------------------------------------------------------

    @Test
    public final void silence_is_timed_out_by_its_deadline() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));

        assertThatLeft(answerOf(gateway.announce(tracker.url(), Fixtures.announce(), SHORT), SHORT))
                .hasKind(ErrorKind.TIMED_OUT);
        assertThatLeft(answerOf(gateway.scrape(tracker.url(), Vector.of(IH1), SHORT), SHORT))
                .hasKind(ErrorKind.TIMED_OUT);
        assertFreed(tracker);
    }

    @Test
    public final void an_answer_that_takes_its_time_is_still_an_answer() throws InterruptedException {
        HarnessTracker tracker =
                harness.openTracker(always(announced(Fixtures.response()).after(SHORT)));

        assertThatRight(announce(tracker, Fixtures.announce()));
    }

    @Test
    public final void each_question_is_asked_once() throws InterruptedException {
        HarnessTracker refusing = harness.openTracker(always(refused("no")));
        HarnessTracker silent = harness.openTracker(always(silence()));

        announce(refusing, Fixtures.announce());
        assertThat(refusing.questions()).hasSize(1);
        if (can(Capability.CONNECTIONS)) {
            answerOf(gateway.announce(silent.url(), Fixtures.announce(), SHORT), SHORT);
            assertThat(silent.questions()).hasSize(1);
        }
    }

    @Test
    public final void asking_does_not_block_the_asker() {
        HarnessTracker tracker = harness.openTracker(always(silence()));

        CompletableFuture<?> announce = gateway.announce(tracker.url(), Fixtures.announce(), Duration.ofSeconds(3));
        CompletableFuture<?> scrape = gateway.scrape(tracker.url(), Vector.of(IH1), Duration.ofSeconds(3));

        assertThat(announce).as("an announce to a silent tracker").isNotDone();
        assertThat(scrape).as("a scrape of a silent tracker").isNotDone();
        announce.cancel(true);
        scrape.cancel(true);
    }

    @Test
    public final void two_hundred_at_once_each_get_their_own_answer() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(TrackerGatewayContract::answerByNumberAndLate);
        int askers = 4;
        int each = 50;
        AtomicReferenceArray<CompletableFuture<Either<TrackerError, AnnounceResponse>>> questions =
                new AtomicReferenceArray<>(askers * each);

        runSideBySide(askers, asker -> {
            for (int i = asker; i < askers * each; i += askers) {
                AnnounceRequest request = Fixtures.announce().with(Fixtures.swarm(i));
                questions.set(i, gateway.announce(tracker.url(), request, AMPLE));
            }
        });

        for (int i = 0; i < askers * each; i++) {
            AnnounceResponse response = right(answerOf(questions.get(i), AMPLE));
            assertThat(response.intervals().interval()).isEqualTo(Duration.ofSeconds(1_000L + i));
        }
        assertThat(tracker.questions()).hasSize(askers * each);
    }

    // -- cancelling and closing ---------------------------------------------------------------------------------------

    @Test
    public final void cancelling_frees_what_the_question_holds() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));
        CompletableFuture<?> announce = gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<?> scrape = gateway.scrape(tracker.url(), Vector.of(IH1), AMPLE);
        assertThat(tracker.awaitQuestions(2, AMPLE)).isTrue();

        announce.cancel(true);
        scrape.cancel(true);

        assertThat(announce).isCancelled();
        assertThat(scrape).isCancelled();
        assertFreed(tracker);
    }

    @Test
    public final void cancelling_one_question_leaves_the_others_alone() throws InterruptedException {
        HarnessTracker silent = harness.openTracker(always(silence()));
        HarnessTracker late =
                harness.openTracker(always(announced(Fixtures.response()).after(SHORT)));
        CompletableFuture<?> cancelled = gateway.announce(silent.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> other =
                gateway.announce(late.url(), Fixtures.announce(), AMPLE);

        cancelled.cancel(true);

        assertThatRight(answerOf(other, AMPLE));
    }

    @Test
    public final void closing_answers_what_is_under_way() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(silence()));
        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce =
                gateway.announce(tracker.url(), Fixtures.announce(), AMPLE);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape =
                gateway.scrape(tracker.url(), Vector.of(IH1), AMPLE);
        assertThat(tracker.awaitQuestions(2, AMPLE)).isTrue();

        gateway.close();

        assertThatLeft(answerOf(announce, SHORT)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answerOf(scrape, SHORT)).hasKind(ErrorKind.UNREACHABLE);
        assertFreed(tracker);
    }

    @Test
    public final void a_closed_gateway_reaches_nobody() throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(answerEverything());
        right(announce(tracker, Fixtures.announce()));

        gateway.close();

        assertThatLeft(announce(tracker, Fixtures.announce())).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(scrape(tracker, Vector.of(IH1))).hasKind(ErrorKind.UNREACHABLE);
        assertThat(tracker.questions()).hasSize(1);
        assertFreed(tracker);
    }

    @Test
    public final void closing_twice_is_closing_once() {
        gateway.close();

        assertThatCode(gateway::close).doesNotThrowAnyException();
    }

    // -- whatever bytes come ------------------------------------------------------------------------------------------

    @Test
    public final void hostile_bytes_are_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        for (byte[] bytes : hostileBytes()) {
            assertEnds(ScriptedAnswer.bytes(bytes), "these " + bytes.length + " bytes");
        }
    }

    @Test
    public final void an_answer_cut_anywhere_is_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        for (int cut = 0; cut < 400; cut += 13) {
            int length = cut;
            assertEnds(rich().mangled(bytes -> first(length, bytes)), "cut to " + length);
        }
    }

    @Test
    public final void an_answer_with_a_byte_turned_is_a_left_or_a_right() throws InterruptedException {
        if (!can(Capability.BYTES)) {
            return;
        }
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int place = random.nextInt(1_000);
            byte other = (byte) random.nextInt(256);
            UnaryOperator<byte[]> turn = bytes -> {
                byte[] turned = bytes.clone();
                turned[place % turned.length] = other;
                return turned;
            };
            assertEnds(rich().mangled(turn), "byte " + place + " turned into " + other);
        }
    }

    private void assertEnds(ScriptedAnswer answer, String what) throws InterruptedException {
        HarnessTracker tracker = harness.openTracker(always(answer));

        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce =
                gateway.announce(tracker.url(), Fixtures.announce(), SHORT);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape =
                gateway.scrape(tracker.url(), Vector.of(IH1), SHORT);

        assertThat(answerOf(announce, SHORT)).as("announce, %s", what).isNotNull();
        assertThat(answerOf(scrape, SHORT)).as("scrape, %s", what).isNotNull();
    }

    private static Seq<byte[]> hostileBytes() {
        Random random = new Random(42);
        Vector<byte[]> noise = Vector.range(1, 30).map(size -> {
            byte[] bytes = new byte[size * size];
            random.nextBytes(bytes);
            return bytes;
        });
        return noise.appendAll(Vector.of(
                        "",
                        "<html><body>Not Found</body></html>",
                        "d",
                        "de",
                        "le",
                        "i1e",
                        "d8:intervali-1e5:peers0:e",
                        "d8:intervali99999999999999999999999e5:peersi0ee",
                        "d5:peers99999999999999999999:e",
                        "d5:peers2147483647:e",
                        "d5:peers-1:e",
                        "d8:completei-5e10:incomplete3:abc5:peers7:1234567e",
                        "d5:filesd19:too short for a hashdeee",
                        "d5:filesle",
                        "d14:failure reasoni7ee",
                        "l".repeat(100_000),
                        "d1:a".repeat(50_000),
                        "i" + "9".repeat(100_000) + "e")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    // -- words for the laws above -------------------------------------------------------------------------------------

    private boolean can(Capability capability) {
        return harness.capabilities().contains(capability);
    }

    private Either<TrackerError, AnnounceResponse> announce(HarnessTracker tracker, AnnounceRequest request)
            throws InterruptedException {
        return answerOf(gateway.announce(tracker.url(), request, AMPLE), AMPLE);
    }

    private Either<TrackerError, ScrapeResponse> scrape(HarnessTracker tracker, Seq<InfoHash> swarms)
            throws InterruptedException {
        return answerOf(gateway.scrape(tracker.url(), swarms, AMPLE), AMPLE);
    }

    /** The answer: there by the deadline, not exceptional, not null. */
    private <T> Either<TrackerError, T> answerOf(CompletableFuture<Either<TrackerError, T>> question, Duration timeout)
            throws InterruptedException {
        Duration asked = harness.now();
        Duration patience = timeout.plus(harness.margin());
        harness.await(question, patience);
        assertThat(question).as("answered by its deadline").isDone();
        assertThat(harness.now().minus(asked)).as("time to answer").isLessThanOrEqualTo(patience);
        assertThat(question).as("answered without an exception").isCompletedWithValueMatching(answer -> answer != null);
        return question.join();
    }

    private static <T> T right(Either<TrackerError, T> answer) {
        return assertThatRight(answer).actual();
    }

    private void assertFreed(HarnessTracker tracker) throws InterruptedException {
        if (can(Capability.CONNECTIONS)) {
            assertThat(tracker.awaitNoConnection(Duration.ofSeconds(3)))
                    .as("every connection closed")
                    .isTrue();
        }
    }

    private static Seq<AnnounceRequest> heardAnnounces(HarnessTracker tracker) {
        return tracker.questions().map(question -> ((TrackerQuestion.Announce) question).request());
    }

    private static TrackerScript always(ScriptedAnswer answer) {
        return TrackerScript.always(answer);
    }

    private static TrackerScript answerEverything() {
        return question -> question instanceof TrackerQuestion.Announce
                ? announced(Fixtures.response())
                : countEachDifferently(question);
    }

    private static ScriptedAnswer countEachDifferently(TrackerQuestion question) {
        Seq<InfoHash> swarms = ((TrackerQuestion.Scrape) question).swarms();
        return scraped(new ScrapeResponse(swarms.toMap(swarm -> swarm, TrackerGatewayContract::stats), Option.none()));
    }

    private static SwarmStats stats(InfoHash swarm) {
        int number = Math.abs(swarm.hashCode() % 100_000);
        return SwarmStats.of(number, number + 1L, number + 2L);
    }

    /** Swarm number n gets the interval 1,000 + n seconds; those asked first tend to be answered last. */
    private static ScriptedAnswer answerByNumberAndLate(TrackerQuestion question) {
        byte[] hash = ((TrackerQuestion.Announce) question).request().swarm().toByteArray();
        int number = ByteBuffer.wrap(hash).getInt(16);
        return announced(Fixtures.response(Duration.ofSeconds(1_000L + number), Fixtures.peers()))
                .after(Duration.ofMillis((200 - number) / 4));
    }

    private static ScriptedAnswer rich() {
        return announced(richResponse());
    }

    private static AnnounceResponse richResponse() {
        AnnounceResponse plain = Fixtures.response();
        return new AnnounceResponse(
                new AnnounceIntervals(Duration.ofSeconds(1_801), Option.some(Duration.ofSeconds(901))),
                plain.stats(),
                plain.peers(),
                Option.some(TrackerId.of(Fixtures.everyByte())),
                Option.some("mind the gap"),
                Option.none(),
                Vector.empty());
    }

    private static byte[] first(int length, byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }

    private interface Asker {
        void ask(int number);
    }

    private static void runSideBySide(int count, Asker asker) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(() -> asker.ask(number), "asker-" + number);
            thread.setUncaughtExceptionHandler((where, what) -> thrown.add(what));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(thrown).as("thrown at the asker").isEmpty();
    }
}
