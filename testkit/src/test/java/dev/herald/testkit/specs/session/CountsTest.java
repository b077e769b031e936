package dev.herald.testkit.specs.session;

import static dev.herald.testkit.Fixtures.IH1;
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
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway.AskedScrape;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that want to know what trackers count. */
class CountsTest {

    private static final SwarmStats COUNTS = SwarmStats.of(3, 4, 5);
    static final AnnounceResponse WITHOUT_COUNTS = new AnnounceResponse(
            new AnnounceIntervals(Duration.ofMinutes(30), Option.none()),
            SwarmStats.unknown(),
            PeerList.of(Vector.empty()),
            Option.none(),
            Option.none(),
            Option.none(),
            Vector.empty());

    private final Lives lives = new Lives();
    private final List<String> heard = new ArrayList<>();
    private final SessionOptions options = OPTIONS.withProgress(() -> lives.progress)
            .withScrapes()
            .observedBy(Runnable::run, new SessionObserver() {
                @Override
                public void counted(TrackerUrl tracker, InfoHash swarm, SwarmStats stats) {
                    heard.add(tracker.host() + " " + stats.seeders().get());
                }
            });

    private void tellsCountsOnlyWhenScraped(TrackerUrl tracker) {
        lives.trackers
                .at(tracker)
                .follows(question -> question instanceof TrackerQuestion.Announce
                        ? ScriptedAnswer.announced(WITHOUT_COUNTS)
                        : ScriptedAnswer.scraped(new ScrapeResponse(HashMap.of(IH1, COUNTS), Option.none())));
    }

    private Seq<String> scrapes() {
        return lives.trackers
                .scrapes()
                .map((AskedScrape asked) ->
                        Lives.clock(asked.at()) + " " + asked.tracker().host());
    }

    @Test
    void SCRAPE_13_counts_that_announces_do_not_bring_are_scraped_and_no_announce_moves_for_it() {
        tellsCountsOnlyWhenScraped(T1);
        lives.open(torrent(T1), options);

        lives.pass(Duration.ofMinutes(95));
        assertThat(scrapes()).containsExactly("0:00:30 t1", "0:31:30 t1", "1:02:30 t1", "1:33:30 t1");
        assertThat(heard).containsExactly("t1 3", "t1 3", "t1 3", "t1 3");
        assertThat(lives.told())
                .containsExactly("0:00:00 t1 started", "0:30:00 t1 none", "1:00:00 t1 none", "1:30:00 t1 none");
    }

    @Test
    void SCRAPE_13_where_announces_bring_the_counts_nobody_scrapes() {
        lives.open(torrent(T1), options);

        lives.pass(Duration.ofDays(1));
        assertThat(scrapes()).isEmpty();
    }

    @Test
    void sessions_that_did_not_ask_for_it_scrape_nothing() {
        tellsCountsOnlyWhenScraped(T1);
        lives.open(torrent(T1), OPTIONS);

        lives.pass(HALF_AN_HOUR);
        assertThat(scrapes()).isEmpty();
    }

    @Test
    void PRIV_4_only_the_tracker_in_use_is_scraped() {
        tellsCountsOnlyWhenScraped(T1);
        tellsCountsOnlyWhenScraped(B1);
        Torrent open = torrent(T1, B1);
        lives.open(new Torrent(open.name(), open.swarms(), open.tiers(), open.size(), true), options);
        lives.pass(MINUTE);
        assertThat(scrapes()).containsExactly("0:00:30 t1");

        lives.trackers.at(T1).answers(refused("closed"));
        lives.pass(Duration.ofMinutes(59));
        assertThat(scrapes().tail()).containsExactly("0:30:30 b1");
    }

    @Test
    void a_session_that_ended_scrapes_no_more() {
        tellsCountsOnlyWhenScraped(T1);
        TrackerSession session = lives.open(torrent(T1), options);
        lives.pass(MINUTE);
        session.stop(MINUTE);

        lives.pass(Duration.ofHours(3));
        assertThat(scrapes()).hasSize(1);
        assertThat(lives.time.waiting()).isZero();
    }
}
