package dev.herald.testkit.specs.scrape;

import static dev.herald.testkit.Fixtures.CLIENT1;
import static dev.herald.testkit.Fixtures.CLIENT2;
import static dev.herald.testkit.Fixtures.swarm;
import static dev.herald.testkit.ScriptedAnswer.failed;
import static dev.herald.testkit.ScriptedAnswer.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.Loop;
import dev.herald.application.scrape.AutoScrape;
import dev.herald.application.scrape.Interest;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.InMemoryTrackerGateway.AskedScrape;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counts that are asked for again and again. */
class AutoScrapeTest {

    private static final TrackerUrl TRACKER = TrackerUrl.of("http://tracker/announce");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTime time = new VirtualTime();
    private final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
    private final Loop loop = new Loop(time);
    private final AutoScrape scrapes = new AutoScrape(loop, new Agenda(loop, time), trackers, new SplittableRandom(1));
    private final List<SwarmStats> told = new ArrayList<>();

    /** Somebody is there, so that the tracker knows the swarm. */
    private Interest followPopulated(int number) {
        trackers.announce(TRACKER, AnnounceRequest.of(swarm(number), CLIENT1, Progress.complete()), SECOND);
        return follow(number);
    }

    private Interest follow(int number) {
        List<Interest> made = new ArrayList<>();
        now(() -> made.add(scrapes.follow(TRACKER, swarm(number), told::add)));
        return made.get(0);
    }

    private void now(Runnable action) {
        loop.execute(action);
        time.runDue();
    }

    private void advance(Duration span) {
        time.advanceBy(span);
    }

    private Vector<Long> times() {
        return trackers.scrapes().map(AskedScrape::at).map(Duration::toSeconds).toVector();
    }

    @Test
    void RETRY_13_the_first_follows_soon_and_then_one_every_half_hour_for_a_day() {
        follow(1);

        advance(Duration.ofHours(24));
        assertThat(times()).startsWith(30L, 1_890L, 3_750L).hasSize(47);
    }

    @Test
    void SCRAPE_6_all_swarms_of_a_tracker_are_asked_about_together() {
        for (int i = 0; i < 120; i++) {
            followPopulated(i);
            advance(Duration.ofMillis(100));
        }
        advance(Duration.ofMinutes(1));

        assertThat(trackers.scrapes().map(asked -> asked.swarms().size())).containsExactly(50, 50, 20);
        assertThat(trackers.scrapes().flatMap(AskedScrape::swarms).distinct()).hasSize(120);
    }

    @Test
    void what_the_tracker_counts_is_told() {
        trackers.announce(TRACKER, AnnounceRequest.of(swarm(1), CLIENT1, Progress.complete()), SECOND);
        trackers.announce(TRACKER, AnnounceRequest.of(swarm(1), CLIENT2, Progress.fresh(5)), SECOND);
        follow(1);
        follow(2);

        advance(Duration.ofMinutes(1));
        assertThat(told).containsExactly(SwarmStats.of(1, 1, 0));
    }

    @Test
    void SCRAPE_12_a_tracker_that_wants_to_be_left_in_peace_is() {
        trackers.at(TRACKER)
                .answers(ScriptedAnswer.scraped(new ScrapeResponse(
                        HashMap.of(swarm(1), SwarmStats.of(1, 2, 3)), Option.some(Duration.ofHours(2)))));
        follow(1);

        advance(Duration.ofHours(7));
        assertThat(times()).containsExactly(30L, 30L + 7_200, 30L + 14_400, 30L + 21_600);
    }

    @Test
    void SCRAPE_12_a_swarm_that_comes_later_waits_for_the_next_round() {
        followPopulated(1);
        advance(Duration.ofMinutes(10));
        followPopulated(2);

        advance(Duration.ofHours(1));
        assertThat(times()).containsExactly(30L, 1_830L, 3_690L);
        assertThat(trackers.scrapes().get(1).swarms()).containsExactly(swarm(1), swarm(2));
    }

    @Test
    void SCRAPE_13_an_announce_that_carried_the_counts_postpones_it() {
        Interest interest = follow(1);
        for (int i = 0; i < 10; i++) {
            now(interest::told);
            advance(Duration.ofMinutes(30).plus(SECOND));
        }
        assertThat(trackers.scrapes()).isEmpty();

        advance(Duration.ofMinutes(1));
        assertThat(trackers.scrapes()).hasSize(1);
    }

    @Test
    void RETRY_13_failures_use_the_back_off_of_announces() {
        trackers.at(TRACKER).answers(silence());
        follow(1);

        advance(Duration.ofMinutes(12));
        Vector<Long> times = times();
        // 30 seconds of silence each, then 17, 55, 117, 205 seconds and a tenth more at most
        assertThat(times.zipWith(times.tail(), (before, after) -> after - before - 30)
                        .take(4))
                .satisfiesExactly(
                        pause -> assertThat(pause).isBetween(17L, 19L),
                        pause -> assertThat(pause).isBetween(55L, 61L),
                        pause -> assertThat(pause).isBetween(117L, 129L),
                        pause -> assertThat(pause).isBetween(205L, 226L));
    }

    @Test
    void SCRAPE_4_a_tracker_that_cannot_be_scraped_is_asked_once() {
        trackers.at(TRACKER).answers(failed(new Unsupported("scrape")));
        Interest interest = follow(1);

        advance(Duration.ofDays(3));
        assertThat(trackers.scrapes()).hasSize(1);
        now(interest::end);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void where_nobody_wants_to_know_any_more_nobody_is_asked_and_nothing_is_kept() {
        Interest interest = follow(1);
        advance(Duration.ofMinutes(1));
        now(interest::end);
        now(interest::end);

        advance(Duration.ofHours(2));
        assertThat(trackers.scrapes()).hasSize(1);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void SCRAPE_12_a_tracker_that_wants_to_be_left_in_peace_for_ages_is_asked_once_a_day() {
        trackers.at(TRACKER)
                .answers(ScriptedAnswer.scraped(new ScrapeResponse(
                        HashMap.of(swarm(1), SwarmStats.of(1, 2, 3)),
                        Option.some(Duration.ofSeconds(Long.MAX_VALUE)))));
        follow(1);

        advance(Duration.ofHours(25));
        assertThat(times()).containsExactly(30L, 30L + 86_400);
    }

    @Test
    void a_gateway_that_throws_before_it_is_asked_keeps_nobodys_place() {
        int[] limit = {0};
        AutoScrape clumsy = new AutoScrape(
                loop, new Agenda(loop, time), new LimitedGateway(trackers, () -> limit[0]), new SplittableRandom(1));
        for (int i = 0; i < 40; i++) {
            TrackerUrl tracker = TrackerUrl.of("http://tracker" + i + "/announce");
            now(() -> clumsy.follow(tracker, swarm(1), told::add));
        }
        advance(Duration.ofSeconds(31));
        assertThat(trackers.scrapes()).isEmpty();

        limit[0] = 50;
        advance(Duration.ofMinutes(1));
        assertThat(trackers.scrapes().map(AskedScrape::tracker).distinct()).hasSize(40);
    }

    @Test
    void of_many_trackers_a_few_are_scraped_at_once() {
        for (int i = 0; i < 100; i++) {
            TrackerUrl tracker = TrackerUrl.of("http://tracker" + i + "/announce");
            trackers.at(tracker).answers(silence());
            now(() -> scrapes.follow(tracker, swarm(1), told::add));
        }

        advance(Duration.ofSeconds(31));
        assertThat(trackers.underWay()).isEqualTo(16);
        advance(Duration.ofMinutes(4));
        assertThat(trackers.scrapes().map(AskedScrape::tracker).distinct()).hasSize(100);
    }
}
