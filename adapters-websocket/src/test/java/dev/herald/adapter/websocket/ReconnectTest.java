package dev.herald.adapter.websocket;

import static dev.herald.adapter.websocket.Ground.A;
import static dev.herald.adapter.websocket.Ground.B;
import static dev.herald.adapter.websocket.Ground.request;
import static dev.herald.adapter.websocket.Ground.started;
import static dev.herald.adapter.websocket.Ground.yes;
import static dev.herald.testkit.HeraldAssertions.answered;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.testkit.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconnectTest {

    private static final Pattern HASH = Pattern.compile("\"info_hash\":(\"(?:[^\"\\\\]|\\\\.)*\")");

    private final Ground ground = new Ground();
    private int heard;

    @Test
    @DisplayName("WS-21: the ranges of the first ten delays")
    void ranges() {
        int[] least = {10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600};
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(new Random(seed));
            for (int from : least) {
                assertThat(backoff.next())
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(from))
                        .isLessThan(Duration.ofSeconds(from + 300));
            }
        }
    }

    @Test
    @DisplayName("WS-21: the formula itself, at both ends of chance")
    void formula() {
        assertThat(new Backoff(new Fixed(0.0)).next()).isEqualTo(Duration.ofSeconds(10));
        assertThat(new Backoff(new Fixed(Math.nextDown(1.0))).next()).isEqualTo(Duration.ofMillis(309_999));
    }

    @Test
    @DisplayName("WS-21: lost at noon, refused three times, back: the timeline")
    void timeline() {
        ground.accepted(A);
        ground.line().lose();
        List<Duration> delays = new ArrayList<>();
        for (int attempt = 0; attempt < 4; attempt++) {
            Duration before = ground.time.now();
            ground.time.advanceBy(ground.time.untilNext().get());
            delays.add(ground.time.now().minus(before));
            assertThat(ground.lines).hasSize(attempt + 2);
            if (attempt < 3) {
                ground.line().refuse();
            }
        }
        int[] least = {10, 20, 40, 80};
        for (int i = 0; i < 4; i++) {
            assertThat(delays.get(i)).isBetween(Duration.ofSeconds(least[i]), Duration.ofSeconds(least[i] + 300L));
        }

        ground.line().open();
        assertThat(ground.line().sent()).singleElement().asString().contains("\"event\":\"started\"");
        ground.line().say(yes(A));
        ground.line().lose();
        assertThat(ground.time.untilNext().get()).isLessThan(Duration.ofSeconds(310));
    }

    @Test
    @DisplayName("WS-22: questions that cannot wait are told so at once; the last state is announced later")
    void coalesced() {
        ground.accepted(A);
        ground.accepted(B);
        ground.line().lose();

        var regular = ground.announce(request(A).with(new Progress(9, 8, 7)));
        var stopped = ground.announce(request(B).with(AnnounceEvent.STOPPED));
        assertThatLeft(answered(regular)).hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(answered(stopped)).hasKind(ErrorKind.UNREACHABLE);

        ground.time.advanceBy(Duration.ofSeconds(310));
        ground.line().open();
        assertThat(ground.line().sent())
                .singleElement()
                .asString()
                .contains("\"uploaded\":9")
                .contains("started");
    }

    @Test
    void a_question_that_can_wait_is_asked_after_the_reconnect() {
        ground.accepted(A);
        ground.line().lose();
        Duration left = ground.time.untilNext().get();
        ground.time.advanceBy(left.minusSeconds(5));

        var waiting = ground.announce(request(A));
        assertThat(waiting).isNotDone();
        ground.time.advanceBy(Duration.ofSeconds(5));
        ground.line().open();
        ground.line().say(yes(A));

        assertThat(answered(waiting).isRight()).isTrue();
        assertThat(ground.line().sent()).singleElement().asString().contains("started");
    }

    @Test
    void nothing_is_dialled_again_for_swarms_that_were_never_accepted() {
        var announce = ground.announce(started(A));
        ground.line().open();
        ground.line().lose();

        assertThatLeft(answered(announce)).hasKind(ErrorKind.UNREACHABLE);
        assertThat(ground.time.waiting()).isZero();
        assertThat(ground.conversation.isUnneeded()).isTrue();

        ground.announce(started(A));
        assertThat(ground.lines).hasSize(2);
    }

    @Test
    void the_last_swarm_that_stops_ends_the_waiting() {
        ground.accepted(A);
        ground.line().lose();
        ground.announce(request(A).with(AnnounceEvent.STOPPED));

        assertThat(ground.time.waiting()).isZero();
        assertThat(ground.conversation.isUnneeded()).isTrue();
    }

    @Test
    @DisplayName("WS-21: ten thousand swarms are announced again, each once, a hundred a second")
    void spread() {
        TestLine line = reconnectedWith(10_000);

        assertThat(line.sent().size()).isEqualTo(10);
        for (int tick = 1; tick <= 1_000; tick++) {
            answerAll(line);
            ground.time.advanceBy(Reintroduction.TICK);
            assertThat(line.sent().size()).isLessThanOrEqualTo(10 * tick + 10);
        }
        assertThat(line.sent().size()).isEqualTo(10_000);
        assertThat(Set.copyOf(line.sent()).size()).isEqualTo(10_000);
    }

    @Test
    @DisplayName(
            "WS-21: a slow tracker gets them as it answers, no more than a second's worth ahead, and none times out here")
    void slowly() {
        TestLine line = reconnectedWith(10_000);

        ground.time.advanceBy(Duration.ofSeconds(25));
        assertThat(line.sent().size()).isEqualTo(100);
        var asked = ground.announce(request(Fixtures.swarm(9_999)));
        assertThat(line.sent()).hasSize(101).last().asString().contains("started");
        line.say(yes(Fixtures.swarm(9_999)));
        assertThat(answered(asked).isRight()).isTrue();

        answerAll(line);
        ground.time.advanceBy(Duration.ofSeconds(25));
        assertThat(line.sent().size()).isEqualTo(201);
    }

    @Test
    @DisplayName("WS-21: a tracker that answers none of them still hears of them all")
    void without_an_answer() {
        TestLine line = reconnectedWith(1_000);

        for (int patience = 0; patience < 12; patience++) {
            ground.time.advanceBy(Duration.ofSeconds(31));
            line.pong();
        }
        assertThat(Set.copyOf(line.sent()).size()).isEqualTo(1_000);
        assertThat(line.sent().size()).isEqualTo(1_000);
    }

    @Test
    void what_finds_no_room_is_announced_again_later() {
        for (int i = 0; i < 5; i++) {
            ground.accepted(Fixtures.swarm(i));
        }
        ground.line().lose();
        ground.time.advanceBy(Duration.ofSeconds(310));
        TestLine line = ground.line();
        line.hasRoom(false);
        line.open();
        ground.time.advanceBy(Duration.ofSeconds(50));
        assertThat(line.sent()).isEmpty();

        line.hasRoom(true);
        ground.time.advanceBy(Reintroduction.TICK);
        assertThat(line.sent()).hasSize(5);
    }

    /** The first line after a reconnect, with so many swarms. */
    private TestLine reconnectedWith(int swarms) {
        for (int i = 0; i < swarms; i++) {
            ground.announce(started(Fixtures.swarm(i)));
        }
        ground.line().open();
        for (int i = 0; i < swarms; i++) {
            ground.line().say(yes(Fixtures.swarm(i)));
        }
        ground.line().lose();
        ground.time.advanceBy(Duration.ofSeconds(310));
        heard = 0;
        TestLine line = ground.line();
        line.open();
        return line;
    }

    private void answerAll(TestLine line) {
        for (; heard < line.sent().size(); heard++) {
            Matcher hash = HASH.matcher(line.sent().get(heard));
            assertThat(hash.find()).isTrue();
            line.say("{'action':'announce','interval':120,'info_hash':" + hash.group(1) + "}");
        }
    }

    @Test
    void a_swarm_that_is_announced_meanwhile_is_not_announced_twice() {
        List<InfoHash> swarms = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            swarms.add(Fixtures.swarm(i));
            ground.accepted(Fixtures.swarm(i));
        }
        ground.line().lose();
        ground.time.advanceBy(Duration.ofSeconds(310));
        ground.line().open();
        for (InfoHash swarm : swarms) {
            var asked = ground.announce(request(swarm));
            ground.line().say(yes(swarm));
            assertThat(answered(asked).isRight()).isTrue();
        }
        int sent = ground.line().sent().size();
        ground.time.advanceBy(Duration.ofSeconds(10));

        assertThat(ground.line().sent()).hasSize(sent);
        assertThat(sent).isLessThanOrEqualTo(30 + 10);
    }

    @Test
    @DisplayName("TRAP-22: an announce of our own accord that is never answered holds nobody up")
    void ignored() {
        ground.accepted(A);
        ground.line().lose();
        ground.time.advanceBy(Duration.ofSeconds(310));
        ground.line().open();

        var asked = ground.announce(request(A));
        assertThat(ground.line().sent()).hasSize(2);
        ground.line().say(yes(A));
        assertThat(answered(asked).isRight()).isTrue();
    }

    private static final class Fixed extends Random {
        private static final long serialVersionUID = 1;
        private final double value;

        Fixed(double value) {
            this.value = value;
        }

        @Override
        public double nextDouble() {
            return value;
        }
    }
}
