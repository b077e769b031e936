package dev.herald.testkit.specs.session;

import static dev.herald.testkit.ScriptedAnswer.refused;
import static dev.herald.testkit.specs.session.Lives.B1;
import static dev.herald.testkit.specs.session.Lives.HALF_AN_HOUR;
import static dev.herald.testkit.specs.session.Lives.MINUTE;
import static dev.herald.testkit.specs.session.Lives.OPTIONS;
import static dev.herald.testkit.specs.session.Lives.T1;
import static dev.herald.testkit.specs.session.Lives.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.session.DueRule;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What an observer of a session hears, where, and in what order. */
class ObserverTest {

    private final Lives lives = new Lives();
    private final List<String> news = new ArrayList<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final SessionOptions direct = OPTIONS.observedBy(Runnable::run, new Diary());

    /** Writes down what it hears. */
    private final class Diary implements SessionObserver {
        @Override
        public void asked(TrackerStatus status, AnnounceEvent event) {
            news.add("asked " + status.tracker().host() + " " + event);
        }

        @Override
        public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
            news.add("answered " + status.tracker().host() + " " + event + ", next by " + status.rule());
        }

        @Override
        public void failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {
            news.add("failed " + status.tracker().host() + " " + event + ", next by " + status.rule());
        }

        @Override
        public void peers(TrackerUrl tracker, InfoHash swarm, PeerList peers) {
            news.add("peers of " + tracker.host() + ": " + peers.received());
        }

        @Override
        public void dropPeers(TrackerUrl previous) {
            news.add("drop those of " + previous.host());
        }
    }

    @Test
    void hears_everything_in_order() {
        lives.trackers.at(T1).answersNext(refused("down"));
        lives.trackers.at(B1).answersNext(ScriptedAnswer.announced(Fixtures.response()));
        TrackerSession session = lives.open(torrent(T1, B1), direct);
        session.stop(MINUTE);
        lives.pass(MINUTE);

        assertThat(news)
                .containsExactly(
                        "asked t1 STARTED",
                        "failed t1 STARTED, next by " + DueRule.BACK_OFF,
                        "asked b1 STARTED",
                        "answered b1 STARTED, next by " + DueRule.INTERVAL,
                        "peers of b1: 2",
                        "asked b1 STOPPED",
                        "answered b1 STOPPED, next by " + DueRule.INTERVAL,
                        "peers of b1: 0");
    }

    @Test
    void PRIV_3_drops_the_peers_of_the_previous_tracker_before_it_hears_of_others() {
        Torrent mine = torrent(T1, B1);
        lives.open(new Torrent(mine.name(), mine.swarms(), mine.tiers(), mine.size(), true), direct);
        lives.trackers.at(T1).answers(refused("down"));
        lives.pass(HALF_AN_HOUR);

        assertThat(news.subList(news.indexOf("asked b1 STARTED") + 1, news.size()))
                .startsWith("drop those of t1", "answered b1 STARTED, next by INTERVAL");
    }

    @Test
    void is_called_on_its_executor_only() {
        lives.open(torrent(T1), OPTIONS.observedBy(calls::add, new Diary()));
        lives.pass(HALF_AN_HOUR);
        assertThat(news).isEmpty();

        while (!calls.isEmpty()) {
            assertThat(calls).as("one call at a time").hasSize(1);
            calls.remove().run();
        }
        assertThat(news)
                .filteredOn(line -> line.startsWith("asked"))
                .containsExactly("asked t1 STARTED", "asked t1 NONE");
    }

    @Test
    void that_lags_far_behind_loses_news_and_nothing_else() {
        lives.trackers.at(T1).answers(refused("down"));
        TrackerSession session = lives.open(torrent(T1), OPTIONS.observedBy(calls::add, new Diary()));
        lives.pass(Duration.ofDays(40));
        lives.trackers.at(T1).worksAgain();
        lives.pass(Duration.ofHours(2));
        calls.remove().run();

        assertThat(news).hasSize(1_024);
        assertThat(Lives.statusOf(session, T1).isStarted()).isTrue();
    }

    @Test
    void that_throws_changes_nothing() {
        SessionObserver clumsy = new SessionObserver() {
            @Override
            public void asked(TrackerStatus status, AnnounceEvent event) {
                throw new IllegalStateException("clumsy");
            }

            @Override
            public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
                news.add("still here");
            }
        };
        lives.open(torrent(T1), OPTIONS.observedBy(Runnable::run, clumsy));
        lives.pass(HALF_AN_HOUR);

        assertThat(news).containsExactly("still here", "still here");
    }

    @Test
    void whose_assertions_fail_goes_on_hearing_and_its_session_goes_on_announcing() {
        SessionObserver failing = new SessionObserver() {
            @Override
            public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
                news.add("heard " + event);
                throw new AssertionError("not what a test expected");
            }
        };
        lives.open(torrent(T1), OPTIONS.observedBy(Runnable::run, failing));
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
        assertThat(news).containsExactly("heard STARTED", "heard NONE");
    }

    @Test
    void whose_executor_takes_no_calls_is_left_alone() {
        lives.open(
                torrent(T1),
                OPTIONS.observedBy(
                        call -> {
                            throw new RejectedExecutionException("shut down");
                        },
                        new Diary()));
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }

    @Test
    void hears_nothing_once_stop_is_complete() {
        TrackerSession session = lives.open(torrent(T1), direct);
        List<Integer> heard = new ArrayList<>();
        session.stop(MINUTE).thenAccept(report -> heard.add(news.size()));
        lives.pass(Duration.ofDays(1));

        assertThat(heard).containsExactly(news.size());
    }

    @Test
    void a_progress_source_that_throws_is_no_reason_not_to_announce() {
        int[] asked = {0};
        lives.open(torrent(T1), OPTIONS.withProgress(() -> {
            if (asked[0]++ == 1) {
                throw new IllegalStateException("clumsy");
            }
            return new Progress(7, 7, 7);
        }));

        assertThat(lives.trackers.announces().head().request().progress())
                .isEqualTo(new Progress(7, 7, Progress.LEFT_WHEN_SIZE_IS_UNKNOWN));
    }

    @Test
    void META_12_nor_does_one_that_throws_make_a_leecher_of_a_seed() {
        boolean[] broken = {false};
        TrackerSession session = lives.open(torrent(T1), OPTIONS.withProgress(() -> {
            if (broken[0]) {
                throw new IllegalStateException("clumsy");
            }
            return new Progress(7, 7, 7);
        }));
        lives.pass(MINUTE);
        broken[0] = true;
        session.completed();
        lives.pass(HALF_AN_HOUR.plus(MINUTE));

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:01:00 t1 completed", "0:31:00 t1 none");
        assertThat(lives.trackers
                        .announces()
                        .tail()
                        .map(asked -> asked.request().progress())
                        .distinct())
                .containsExactly(new Progress(7, 7, 0));
    }

    @Test
    void nor_is_one_whose_assertions_fail() {
        int[] asked = {0};
        lives.open(torrent(T1), OPTIONS.withProgress(() -> {
            if (asked[0]++ == 1) {
                throw new AssertionError("not what a test expected");
            }
            return new Progress(7, 7, 7);
        }));
        lives.pass(HALF_AN_HOUR);

        assertThat(lives.told()).containsExactly("0:00:00 t1 started", "0:30:00 t1 none");
    }
}
