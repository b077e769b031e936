package dev.herald.testkit;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.CLIENT2;
import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static dev.herald.testkit.Fixtures.TRACKER;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InMemoryTrackerGatewayTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final TrackerUrl OTHER = TrackerUrl.of("udp://other.example.com:6969/announce");

    private final VirtualTime time = new VirtualTime();
    private final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);

    private CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(AnnounceRequest request) {
        return trackers.announce(TRACKER, request, TIMEOUT);
    }

    private AnnounceResponse yes(AnnounceRequest request) {
        return assertThatRight(answered(announce(request))).actual();
    }

    @Test
    void peers_of_a_swarm_see_each_other() {
        assertThat(yes(Fixtures.announce()).peers()).isEmpty();

        AnnounceResponse second = yes(Fixtures.announceBy(CLIENT2));

        assertThat(second.peers()).containsExactly(Fixtures.peer("127.0.0.1", 6881));
        assertThat(second.stats()).isEqualTo(SwarmStats.of(0, 2, 0));
    }

    @Test
    void who_stops_is_gone() {
        yes(Fixtures.announce());
        yes(Fixtures.announce().with(AnnounceEvent.STOPPED));

        assertThat(yes(Fixtures.announceBy(CLIENT2)).peers()).isEmpty();
    }

    @Test
    void swarms_and_trackers_know_nothing_of_each_other() {
        yes(Fixtures.announce());
        trackers.announce(OTHER, Fixtures.announceBy(Fixtures.client(1)), TIMEOUT);

        assertThat(yes(Fixtures.announceBy(CLIENT2).with(IH2)).peers()).isEmpty();
    }

    @Test
    void counts_seeders_leechers_and_completions() {
        yes(Fixtures.seed(CLIENT1).with(AnnounceEvent.COMPLETED));
        yes(Fixtures.announceBy(CLIENT2));

        assertThat(assertThatRight(answered(trackers.scrape(TRACKER, Vector.of(IH1, IH2), TIMEOUT)))
                        .actual()
                        .found())
                .isEqualTo(HashMap.of(IH1, SwarmStats.of(1, 1, 1)));
        assertThat(trackers.scrapes().map(asked -> asked.swarms().size())).containsExactly(2);
    }

    @Test
    void names_as_many_peers_as_are_wanted() {
        for (int i = 0; i < 10; i++) {
            yes(Fixtures.announceBy(Fixtures.client(i)));
        }

        assertThat(yes(Fixtures.announce().wanting(3)).peers()).hasSize(3);
    }

    @Test
    void asks_for_the_pauses_it_is_told() {
        AnnounceIntervals intervals = new AnnounceIntervals(Duration.ofMinutes(5), Option.some(Duration.ofMinutes(1)));
        trackers.at(TRACKER).asksFor(intervals);

        assertThat(yes(Fixtures.announce()).intervals()).isEqualTo(intervals);
    }

    @Test
    void remembers_what_it_was_asked_and_when() {
        yes(Fixtures.announce());
        time.advanceBy(Duration.ofMinutes(30));
        yes(Fixtures.announce().with(AnnounceEvent.NONE));

        assertThat(trackers.announces())
                .containsExactly(
                        new AskedAnnounce(Duration.ZERO, TRACKER, Fixtures.announce()),
                        new AskedAnnounce(
                                Duration.ofMinutes(30),
                                TRACKER,
                                Fixtures.announce().with(AnnounceEvent.NONE)));
    }

    @Test
    void gives_the_answers_it_is_told_to_give_next_and_then_works_again() {
        trackers.at(TRACKER).answersNext(refused("not today"), silence());

        assertThatLeft(answered(announce(Fixtures.announce()))).isRefusedWith("not today");
        CompletableFuture<Either<TrackerError, AnnounceResponse>> unanswered = announce(Fixtures.announce());
        assertThat(unanswered).isNotDone();
        time.advanceBy(TIMEOUT);
        assertThatLeft(answered(unanswered)).hasKind(ErrorKind.TIMED_OUT);
        yes(Fixtures.announce());
    }

    @Test
    void follows_a_script_until_it_works_again() {
        trackers.at(TRACKER).answers(refused("closed on Sundays"));
        assertThatLeft(answered(announce(Fixtures.announce()))).isRefusedWith("closed on Sundays");

        trackers.at(TRACKER).worksAgain();

        yes(Fixtures.announce());
    }

    @Test
    void takes_its_time() {
        trackers.at(TRACKER).takes(Duration.ofSeconds(10));
        CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = announce(Fixtures.announce());

        time.advanceBy(Duration.ofSeconds(9));
        assertThat(answer).isNotDone();
        time.advanceBy(Duration.ofSeconds(1));
        assertThatRight(answered(answer));
    }

    @Test
    void an_answer_at_the_deadline_is_too_late() {
        trackers.at(TRACKER).takes(TIMEOUT);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = announce(Fixtures.announce());

        time.advanceBy(TIMEOUT);

        assertThatLeft(answered(answer)).isEqualTo(new TrackerError.TimedOut(TIMEOUT, Stage.RECEIVE));
    }

    @Test
    void an_answer_to_another_question_cannot_be_read() {
        trackers.at(TRACKER).answers(ScriptedAnswer.announced(Fixtures.response()));

        assertThatLeft(answered(trackers.scrape(TRACKER, Vector.of(IH1), TIMEOUT)))
                .hasKind(ErrorKind.MALFORMED);
    }

    @Test
    void a_client_that_names_its_address_is_there() {
        AnnounceRequest fromAfar = AnnounceRequest.of(
                IH1,
                new ClientIdentity(
                        Fixtures.PID2,
                        Fixtures.KEY1,
                        1,
                        Option.some(Fixtures.peer("192.0.2.7", 1).host())),
                Progress.complete());
        yes(fromAfar);

        assertThat(yes(Fixtures.announce()).peers()).containsExactly(Fixtures.peer("192.0.2.7", 1));
    }
}
