package dev.herald.adapter.websocket;

import static dev.herald.adapter.websocket.Ground.A;
import static dev.herald.adapter.websocket.Ground.B;
import static dev.herald.adapter.websocket.Ground.request;
import static dev.herald.adapter.websocket.Ground.started;
import static dev.herald.adapter.websocket.Ground.text;
import static dev.herald.adapter.websocket.Ground.yes;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final Ground ground = new Ground();

    @Test
    @DisplayName("WS-10: an announce gets its counts and no peers, and says so")
    void an_announce() {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce = ground.announce(started(A));
        ground.line().open();
        ground.line().say(yes(A));

        AnnounceResponse response = answered(announce).get();
        assertThat(response.intervals().interval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(response.stats())
                .isEqualTo(SwarmStats.unknown().withSeeders(7).withLeechers(5));
        assertThat(response.peers()).isEmpty();
        assertThat(response.remarks())
                .containsExactly("a WebSocket tracker names no peers: they come as WebRTC offers");
    }

    @Test
    @DisplayName("WS-18: all swarms share one socket, and answers find their swarm in any order")
    void one_socket() {
        var first = ground.announce(started(A));
        var second = ground.announce(started(B));
        ground.line().open();

        ground.line().say(yes(B, 300));
        ground.line().say(yes(A, 200));

        assertThat(ground.lines).hasSize(1);
        assertThat(answered(first).get().intervals().interval()).isEqualTo(Duration.ofSeconds(200));
        assertThat(answered(second).get().intervals().interval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void a_second_announce_of_a_swarm_waits_for_the_first() {
        ground.accepted(A);
        var first = ground.announce(request(A));
        var second = ground.announce(request(A).with(AnnounceEvent.COMPLETED));
        assertThat(ground.line().sent()).hasSize(2);

        ground.line().say(yes(A, 200));
        assertThat(ground.line().sent()).hasSize(3).last().asString().contains("completed");
        ground.line().say(yes(A, 300));

        assertThat(answered(first).get().intervals().interval()).isEqualTo(Duration.ofSeconds(200));
        assertThat(answered(second).get().intervals().interval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("WS-20: thirty seconds until the tracker gives an interval, then what it gave last")
    void intervals() {
        String bare = "{'action':'announce','info_hash':'" + text(A) + "','complete':1}";
        var first = ground.announce(started(A));
        ground.line().open();
        ground.line().say(bare);
        var second = ground.announce(request(A));
        ground.line().say(yes(A, 240));
        var third = ground.announce(request(A));
        ground.line().say(bare);
        var fourth = ground.announce(request(A));
        ground.line().say("{'action':'announce','info_hash':'" + text(A) + "','min interval':90}");

        assertThat(answered(first).get().intervals().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(answered(second).get().intervals().interval()).isEqualTo(Duration.ofMinutes(4));
        assertThat(answered(third).get().intervals().interval()).isEqualTo(Duration.ofMinutes(4));
        assertThat(answered(fourth).get().intervals().interval()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    @DisplayName("WS-14, WS-24: a refusal is for its swarm and keeps the socket")
    void a_refusal() {
        ground.accepted(A);
        var refused = ground.announce(started(B));
        ground.line().say("{'action':'announce','failure reason':'no','info_hash':'" + text(B) + "'}");

        assertThatLeft(answered(refused)).isRefusedWith("no");
        assertThat(ground.line().isClosed()).isFalse();
        ground.time.advanceBy(Duration.ofMinutes(1));
        assertThat(ground.line().sent()).hasSize(2);
    }

    @Test
    @DisplayName("WS-14: a refusal without action and swarm is for the oldest question, and keeps the socket")
    void a_bare_refusal() {
        var oldest = ground.announce(started(A));
        var younger = ground.announce(started(B));
        ground.line().open();

        ground.line().say("{'failure reason':'invalid info_hash'}");
        ground.line().say(yes(B));

        assertThatLeft(answered(oldest)).isRefusedWith("invalid info_hash");
        assertThat(answered(younger).isRight()).isTrue();
        assertThat(ground.line().isClosed()).isFalse();
    }

    @Test
    void a_refusal_tells_nothing_of_the_passkey() {
        var refused = ground.announce(started(A));
        ground.line().open();
        ground.line().say("{'failure reason':'unknown passkey 0123456789abcdef'}");

        assertThatLeft(answered(refused)).tellsNothingOf("0123456789abcdef");
    }

    @Test
    @DisplayName("WS-8, WS-15: answers to scrapes find their question by the swarms in them")
    void scrapes() {
        CompletableFuture<Either<TrackerError, ScrapeResponse>> first = ground.scrape(A);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> second = ground.scrape(B);
        CompletableFuture<Either<TrackerError, ScrapeResponse>> again = ground.scrape(A, B);
        ground.line().open();
        assertThat(ground.line().sent()).hasSize(2);

        ground.line()
                .say("{'action':'scrape','files':{'" + text(B) + "':{'complete':2,'incomplete':0,'downloaded':0}}}");
        ground.line()
                .say("{'action':'scrape','files':{'" + text(A) + "':{'complete':1,'incomplete':0,'downloaded':0}}}");
        assertThat(answered(first).get().found()).isEqualTo(HashMap.of(A, SwarmStats.of(1, 0, 0)));
        assertThat(answered(second).get().found()).isEqualTo(HashMap.of(B, SwarmStats.of(2, 0, 0)));

        assertThat(ground.line().sent()).hasSize(3);
        ground.line().say("{'action':'scrape','files':{},'flags':{'min_request_interval':900}}");
        assertThat(answered(again).get().found()).isEmpty();
        assertThat(answered(again).get().minimumInterval()).isEqualTo(Option.some(Duration.ofMinutes(15)));
    }

    @Test
    void a_refused_scrape() {
        var scrape = ground.scrape(A);
        ground.line().open();
        ground.line().say("{'action':'scrape','failure reason':'too many','info_hash':['" + text(A) + "']}");

        assertThatLeft(answered(scrape)).isRefusedWith("too many");
    }

    @Test
    void silence_is_timed_out_at_the_stage_it_had_come_to() {
        var connecting = ground.announce(started(A));
        ground.time.advanceBy(Duration.ofSeconds(10));
        ground.line().open();
        var waiting = ground.announce(started(B));
        ground.time.advanceBy(Duration.ofSeconds(5));
        assertThatLeft(answered(connecting)).hasKind(ErrorKind.TIMED_OUT).isAtStage(Stage.RECEIVE);
        assertThat(waiting).isNotDone();
        ground.time.advanceBy(Duration.ofSeconds(10));
        assertThatLeft(answered(waiting)).hasKind(ErrorKind.TIMED_OUT);

        var never = new Ground();
        var unheard = never.announce(started(A));
        never.time.advanceBy(Ground.TIMEOUT);
        assertThatLeft(answered(unheard)).isAtStage(Stage.CONNECT);
        assertThat(never.line().isClosed()).isTrue();
    }

    @Test
    void a_socket_that_nobody_needs_is_closed_after_a_second() {
        var scrape = ground.scrape(A);
        ground.line().open();
        ground.line().say("{'action':'scrape','files':{}}");
        answered(scrape);

        ground.time.advanceBy(Duration.ofMillis(999));
        assertThat(ground.line().isClosed()).isFalse();
        ground.time.advanceBy(Duration.ofMillis(1));
        assertThat(ground.line().isClosed()).isTrue();
        assertThat(ground.conversation.isUnneeded()).isTrue();
        assertThat(ground.unneeded).isPositive();
        assertThat(ground.time.waiting()).isZero();
    }

    @Test
    @DisplayName("WS-19: a swarm that was accepted keeps the socket until it is stopped")
    void a_live_swarm_keeps_the_socket() {
        ground.accepted(A);
        ground.time.advanceBy(Duration.ofSeconds(30));
        assertThat(ground.line().isClosed()).isFalse();

        ground.announce(request(A).with(AnnounceEvent.STOPPED));
        assertThat(ground.line().sent()).last().asString().contains("stopped");
        ground.line().say(yes(A));
        ground.time.advanceBy(Duration.ofSeconds(1));
        assertThat(ground.line().isClosed()).isTrue();
    }

    @Test
    void cancelling_the_only_question_hangs_up() {
        var announce = ground.announce(started(A));
        announce.cancel(true);
        assertThat(ground.line().isClosed()).isTrue();
        assertThat(ground.time.waiting()).isZero();
    }

    @Test
    @DisplayName(
            "WS-16: messages nobody can read, as members of a swarm can make a tracker pass on, are skipped and counted")
    void unreadable_messages() {
        ground.accepted(A);
        for (int i = 0; i < Hearing.MOST_UNREADABLE - 1; i++) {
            ground.line().say("not JSON");
        }
        var announce = ground.announce(request(A));
        ground.line().say(yes(A));

        assertThat(answered(announce).get().remarks()).contains("9999 messages that nobody could read were skipped");
        assertThat(ground.line().isClosed()).isFalse();
    }

    @Test
    void whoever_says_nothing_readable_at_all_is_no_tracker() {
        var announce = ground.announce(started(A));
        ground.line().open();
        for (int i = 0; i < Hearing.MOST_UNREADABLE_AT_FIRST; i++) {
            assertThat(announce).isNotDone();
            ground.line().say("good evening");
        }

        assertThatLeft(answered(announce)).hasKind(ErrorKind.MALFORMED);
        assertThat(ground.line().isClosed()).isTrue();
    }

    @Test
    void a_flood_of_nothing_readable_ends_the_connection() {
        ground.accepted(A);
        var announce = ground.announce(request(A));
        for (int i = 0; i < Hearing.MOST_UNREADABLE; i++) {
            ground.line().say("{'action':'dance'}");
        }

        assertThatLeft(answered(announce)).hasKind(ErrorKind.MALFORMED);
        assertThat(ground.line().isClosed()).isTrue();
    }

    @Test
    @DisplayName("WS-13: messages about swarms that are not ours change nothing")
    void foreign_messages() {
        var announce = ground.announce(started(A));
        ground.line().open();
        ground.line().say(yes(B));
        assertThat(announce).isNotDone();
        ground.line().say(yes(A));
        assertThat(answered(announce).isRight()).isTrue();
    }

    @Test
    @DisplayName("WS-23: a ping a minute, and an end where none is answered")
    void pings() {
        ground.accepted(A);
        ground.time.advanceBy(Duration.ofMinutes(1));
        assertThat(ground.line().pings()).isEqualTo(1);
        ground.line().pong();
        ground.time.advanceBy(Duration.ofMinutes(1));
        assertThat(ground.line().pings()).isEqualTo(2);

        ground.time.advanceBy(Duration.ofMinutes(1));
        assertThat(ground.line().isClosed()).isTrue();
        assertThat(ground.lines).hasSize(1);
    }

    @Test
    void what_finds_no_room_waits_for_it() {
        ground.accepted(A);
        ground.line().hasRoom(false);
        var announce = ground.announce(started(B));
        assertThat(ground.line().sent()).hasSize(1);
        ground.line().hasRoom(true);
        assertThat(ground.line().sent()).hasSize(2);
        ground.line().say(yes(B));
        assertThat(answered(announce).isRight()).isTrue();
    }

    @Test
    void closing_answers_everything_and_leaves_nothing() {
        ground.accepted(A);
        var announce = ground.announce(started(B));
        var behind = ground.announce(request(B));
        var scrape = ground.scrape(A);

        ground.close();

        assertThatLeft(answered(announce)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answered(behind)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answered(scrape)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answered(ground.announce(request(A)))).hasKind(ErrorKind.UNREACHABLE);
        assertThat(ground.line().isClosed()).isTrue();
        assertThat(ground.time.waiting()).isZero();
    }
}
