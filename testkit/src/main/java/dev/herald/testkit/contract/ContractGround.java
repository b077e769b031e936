package dev.herald.testkit.contract;

import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.announced;
import static dev.herald.testkit.ScriptedAnswer.scraped;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every law stands on: a harness, a gateway, and words to ask and answer with. */
abstract class ContractGround {

    /** A deadline that no healthy answer on loopback needs. */
    static final Duration AMPLE = Duration.ofSeconds(20);

    /** A deadline that is waited for. */
    static final Duration SHORT = Duration.ofMillis(300);

    TrackerHarness harness;
    TrackerGateway gateway;

    @SuppressWarnings("NullAway.Init") // open() comes before every test
    ContractGround() {}

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

    boolean can(Capability capability) {
        return harness.capabilities().contains(capability);
    }

    Either<TrackerError, AnnounceResponse> announce(HarnessTracker tracker, AnnounceRequest request)
            throws InterruptedException {
        return answerOf(gateway.announce(tracker.url(), request, AMPLE), AMPLE);
    }

    Either<TrackerError, ScrapeResponse> scrape(HarnessTracker tracker, Seq<InfoHash> swarms)
            throws InterruptedException {
        return answerOf(gateway.scrape(tracker.url(), swarms, AMPLE), AMPLE);
    }

    /** The answer: there by the deadline, not exceptional, not null. */
    <T> Either<TrackerError, T> answerOf(CompletableFuture<Either<TrackerError, T>> question, Duration timeout)
            throws InterruptedException {
        harness.await(question, timeout.plus(harness.margin()));
        assertThat(question).as("answered by its deadline").isDone();
        assertThat(question).as("answered without an exception").isCompletedWithValueMatching(answer -> answer != null);
        return question.join();
    }

    static <T> T right(Either<TrackerError, T> answer) {
        return assertThatRight(answer).actual();
    }

    void assertFreed(HarnessTracker tracker) throws InterruptedException {
        if (can(Capability.CONNECTIONS)) {
            assertThat(tracker.awaitNoConnection(Duration.ofSeconds(3)))
                    .as("every connection closed")
                    .isTrue();
        }
    }

    static Seq<AnnounceRequest> heardAnnounces(HarnessTracker tracker) {
        return tracker.questions().map(question -> ((TrackerQuestion.Announce) question).request());
    }

    static TrackerScript always(ScriptedAnswer answer) {
        return TrackerScript.always(answer);
    }

    static TrackerScript answerEverything() {
        return question -> question instanceof TrackerQuestion.Announce
                ? announced(Fixtures.response())
                : countEachDifferently(question);
    }

    static ScriptedAnswer countEachDifferently(TrackerQuestion question) {
        Seq<InfoHash> swarms = ((TrackerQuestion.Scrape) question).swarms();
        return scraped(new ScrapeResponse(swarms.toMap(swarm -> swarm, ContractGround::stats), Option.none()));
    }

    static SwarmStats stats(InfoHash swarm) {
        int number = Math.abs(swarm.hashCode() % 100_000);
        return SwarmStats.of(number, number + 1L, number + 2L);
    }

    static AnnounceResponse richResponse() {
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
}
