package dev.herald.testkit.udp;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerErrorAssert;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a gateway for UDP trackers makes of every {@link UdpMisbehaviour}, and of scrapes with too few or too many rows: the right
 * answer or the right error, by its deadline, with a handful of packets.
 */
public abstract class UdpMisbehaviourContract {

    /** Twice a connect and an announce, and one of each again because a busy machine took its time. */
    private static final int HANDFUL = 6;

    private static final int LONGEST_WORDS = 4_096;
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** For subclasses. */
    protected UdpMisbehaviourContract() {}

    /** A new gateway as users get it. The contract closes it. */
    protected abstract TrackerGateway openGateway();

    @TestFactory
    public final Stream<DynamicTest> every_misbehaviour_has_its_outcome() {
        return Arrays.stream(UdpMisbehaviour.values())
                .map(misbehaviour -> DynamicTest.dynamicTest(
                        misbehaviour.name().replace('_', ' '), () -> has_its_outcome(misbehaviour, AMPLE)));
    }

    /** @param ample a deadline that a right gateway does not need */
    final void has_its_outcome(UdpMisbehaviour misbehaviour, Duration ample) throws InterruptedException {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(misbehaviour.script());
                TrackerGateway gateway = openGateway()) {
            Duration timeout = misbehaviour.failures().contains(ErrorKind.TIMED_OUT) ? SHORT : ample;
            check(misbehaviour, answerOf(gateway.announce(tracker.url(), Fixtures.announce(), timeout), timeout));
            assertThat(tracker.requests()).as("packets sent").hasSizeLessThanOrEqualTo(HANDFUL);
        }
    }

    private static void check(UdpMisbehaviour misbehaviour, Either<TrackerError, AnnounceResponse> answer) {
        List<ErrorKind> failures = misbehaviour.failures();
        if (failures.isEmpty()) {
            assertThatRight(answer).isEqualTo(Fixtures.response());
            return;
        }
        TrackerErrorAssert error = assertThatLeft(answer).hasKind(failures.toArray(ErrorKind[]::new));
        String words = misbehaviour.words();
        if (words != null) {
            error.isRefusedWith(words);
        }
        assertThat(answer.getLeft().message()).hasSizeLessThan(LONGEST_WORDS);
    }

    @Test
    public final void UDP_S1_rows_that_are_missing_are_nobodys() throws InterruptedException {
        Map<InfoHash, SwarmStats> found = scrape(reply -> reply.cutTo(8 + 3 * 12));

        assertThat(found.keySet()).contains(Fixtures.swarm(0), Fixtures.swarm(1), Fixtures.swarm(2));
    }

    @Test
    public final void UDP_S1_half_a_row_is_none() throws InterruptedException {
        assertThat(scrape(reply -> reply.cutTo(8 + 3 * 12 + 11)).keySet()).contains(Fixtures.swarm(2));
    }

    @Test
    public final void UDP_S1_rows_nobody_asked_for_are_ignored() throws InterruptedException {
        assertThat(scrape(reply -> reply.trailedBy(2 * 12 + 5)).keySet()).hasSize(10);
    }

    /** What comes of a scrape of ten swarms, each of which has counts of its own. */
    private Map<InfoHash, SwarmStats> scrape(UnaryOperator<UdpReply> change) throws InterruptedException {
        Seq<InfoHash> swarms = Vector.range(0, 10).map(Fixtures::swarm);
        UdpScript counting = UdpTrackerScript.following(UdpMisbehaviourContract::count);
        UdpScript script =
                request -> request.isScrape() ? change.apply(counting.reply(request)) : counting.reply(request);
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script);
                TrackerGateway gateway = openGateway()) {
            ScrapeResponse response = assertThatRight(answerOf(gateway.scrape(tracker.url(), swarms, AMPLE), AMPLE))
                    .actual();
            assertThat(response.found())
                    .allSatisfy(counted -> assertThat(counted._2()).isEqualTo(stats(counted._1())));
            return response.found();
        }
    }

    private static ScriptedAnswer count(TrackerQuestion question) {
        Seq<InfoHash> swarms = ((TrackerQuestion.Scrape) question).swarms();
        return ScriptedAnswer.scraped(
                new ScrapeResponse(swarms.toMap(swarm -> swarm, UdpMisbehaviourContract::stats), Option.none()));
    }

    private static SwarmStats stats(InfoHash swarm) {
        int number = swarm.toByteArray()[19];
        return SwarmStats.of(100 + number, 200 + number, 300 + number);
    }

    private static <T> Either<TrackerError, T> answerOf(
            CompletableFuture<Either<TrackerError, T>> question, Duration timeout) throws InterruptedException {
        try {
            return question.get(timeout.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return fail("no answer by the deadline, nor " + MARGIN + " later");
        } catch (ExecutionException thrown) {
            return fail("an exception where an answer should be", thrown.getCause());
        }
    }
}
