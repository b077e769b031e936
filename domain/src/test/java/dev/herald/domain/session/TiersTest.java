package dev.herald.domain.session;

import static dev.herald.domain.session.Timeline.silence;
import static dev.herald.domain.session.Timeline.yes;
import static dev.herald.domain.session.Torrents.B1;
import static dev.herald.domain.session.Torrents.T1;
import static dev.herald.domain.session.Torrents.T2;
import static dev.herald.domain.session.Torrents.asHybrid;
import static dev.herald.domain.session.Torrents.torrent;
import static dev.herald.domain.session.Torrents.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.tracker.TierPolicy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whom a session asks: tiers, promotion, failover (BEP 12). */
class TiersTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static String order(Timeline timeline) {
        return written(timeline.session().tiers());
    }

    @Test
    void TIER_1_every_announce_begins_at_the_front_and_ends_with_the_first_success() {
        Timeline three = Timeline.of(torrent("t1 | b1 | b2")).down(T1).opened().pass(HALF_AN_HOUR);

        assertThat(three.log())
                .containsExactly("0:00:00 t1 started", "0:00:00 b1 started", "0:30:00 t1 started", "0:30:00 b1 none");
        assertThat(order(three)).isEqualTo("t1 | b1 | b2");
    }

    @Test
    void TIER_1_all_of_a_tier_come_before_the_next_tier() {
        Timeline three =
                Timeline.of(torrent("t1 t2 | b1")).down(T1).down(T2).opened().pass(MINUTE.dividedBy(6));

        assertThat(three.log()).containsExactly("0:00:00 t1 started", "0:00:00 t2 started", "0:00:00 b1 started");
    }

    @Test
    void TIER_2_tiers_are_shuffled_once_and_stay_in_their_order() {
        SessionRules rules = new SessionRules(Timeline.EXACT, new SplittableRandom(3));
        Timeline shuffled = new Timeline(rules, torrent("t1 t2 t3 | b1 | b2"), TierPolicy.BEP12, false);
        String order = order(shuffled.opened());
        shuffled.pass(Duration.ofDays(1));

        assertThat(order).startsWith("t").endsWith(" | b1 | b2").isNotEqualTo("t1 t2 t3 | b1 | b2");
        assertThat(order(shuffled)).isEqualTo(order);
    }

    @Test
    void TIER_6_the_same_chance_shuffles_the_same_way() {
        assertThat(shuffled(7)).isEqualTo(shuffled(7));
        assertThat(io.vavr.collection.Vector.range(0, 50)
                        .map(TiersTest::shuffled)
                        .distinct())
                .hasSize(6);
    }

    private static String shuffled(int seed) {
        SessionRules rules = new SessionRules(Timeline.EXACT, new SplittableRandom(seed));
        return order(new Timeline(rules, torrent("t1 t2 t3"), TierPolicy.BEP12, false).opened());
    }

    @Test
    void TIER_3_who_answers_goes_to_the_front_of_its_own_tier() {
        Timeline tier = Timeline.of(torrent("t1 t2 t3")).down(T1).opened().pass(MINUTE);
        assertThat(order(tier)).isEqualTo("t2 t1 t3");

        tier.down(T2).pass(HALF_AN_HOUR);
        assertThat(order(tier)).isEqualTo("t3 t2 t1");
    }

    @Test
    void TIER_3_never_into_another_tier() {
        Timeline tiers =
                Timeline.of(torrent("t1 | t2 b1")).down(T1).down(T2).opened().pass(MINUTE);

        assertThat(order(tiers)).isEqualTo("t1 | b1 t2");
    }

    @Test
    void TIER_4_the_order_lasts_and_can_be_seen() {
        Timeline tier = Timeline.of(torrent("t1 t2"))
                .down(T1)
                .opened()
                .pass(MINUTE)
                .up(T1)
                .pass(Duration.ofDays(2));

        assertThat(order(tier)).isEqualTo("t2 t1");
    }

    @Test
    void TIER_5_a_refusal_moves_on_at_once_as_silence_does_when_it_is_over() {
        Timeline three = Timeline.of(torrent("t1 t2 t3"))
                .fails(T1, silence())
                .down(T2)
                .opened()
                .pass(MINUTE);

        assertThat(three.log()).containsExactly("0:00:00 t1 started", "0:00:30 t2 started", "0:00:30 t3 started");
    }

    @Test
    void TIER_7_who_backs_off_is_skipped() {
        Timeline two = Timeline.of(torrent("t1 | b1")).down(T1);
        two.tracker(B1, event -> yes(MINUTE)).opened().pass(Duration.ofMinutes(4));

        assertThat(two.log())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:00:00 b1 started",
                        "0:01:00 t1 started",
                        "0:01:00 b1 none",
                        "0:02:00 t1 started",
                        "0:02:00 b1 none",
                        "0:03:00 b1 none",
                        "0:04:00 t1 started",
                        "0:04:00 b1 none");
    }

    @Test
    void TIER_7_where_all_back_off_the_first_to_be_ready_is_asked() {
        Timeline two =
                Timeline.of(torrent("t1 | b1")).down(T1).down(B1).opened().pass(MINUTE);

        assertThat(two.log())
                .containsExactly(
                        "0:00:00 t1 started", "0:00:00 b1 started", "0:00:17 t1 started", "0:00:17 b1 started");
    }

    @Test
    void TIER_10_one_per_tier_has_a_timer_a_tier() {
        Timeline tiers = new Timeline(torrent("t1 t2 | b1"), TierPolicy.ONE_PER_TIER, false);
        tiers.tracker(B1, event -> yes(Duration.ofMinutes(20))).opened().pass(Duration.ofMinutes(40));

        assertThat(tiers.log())
                .containsExactly(
                        "0:00:00 t1 started",
                        "0:00:00 b1 started",
                        "0:20:00 b1 none",
                        "0:30:00 t1 none",
                        "0:40:00 b1 none");
    }

    @Test
    void TIER_10_everywhere_has_a_timer_a_tracker() {
        Timeline all = new Timeline(torrent("t1 t2 | b1"), TierPolicy.EVERYWHERE, false);
        all.down(T2).opened().pass(Duration.ofSeconds(20));

        assertThat(all.log())
                .containsExactly(
                        "0:00:00 t1 started", "0:00:00 t2 started", "0:00:00 b1 started", "0:00:17 t2 started");
        assertThat(order(all)).isEqualTo("t1 t2 | b1");
    }

    @Test
    void META_6_the_two_swarms_of_a_hybrid_go_their_own_ways() {
        Timeline hybrid = Timeline.of(asHybrid(torrent("t1 | b1"))).opened().pass(MINUTE);

        assertThat(hybrid.log()).containsExactly("0:00:00 t1 started", "0:00:00 t1 started");
        assertThat(hybrid.session().walks()).hasSize(2);
        assertThat(hybrid.session().contacts().filter(Contact::isStarted).map(Contact::swarm))
                .containsExactly(Torrents.V1, Torrents.V2.truncated());
    }

    @Test
    void a_torrent_without_trackers_waits_for_some() {
        Timeline none = Timeline.of(
                dev.herald.domain.torrent.Torrent.of(Torrents.V1, dev.herald.domain.tracker.TrackerTiers.none()));
        none.opened().pass(Duration.ofDays(1));

        assertThat(none.log()).isEmpty();
        assertThat(none.session().wakeAt()).isEqualTo(Due.NO_TIME);
        assertThat(none.rules().mayAsk(none.session())).isEqualTo(Due.NEVER);
    }

    @Test
    void a_host_that_is_down_holds_nobody_up_and_is_no_failure_of_the_tracker() {
        Timeline two = Timeline.of(torrent("t1 | b1"));
        SessionRules rules = two.rules();
        Session session = rules.on(two.session(), new SessionFact.Opened(), 0).session();
        ContactKey first = new ContactKey(T1, Torrents.V1);

        Step step = rules.on(session, new SessionFact.TurnedAway(first, MINUTE, silence()), 0);

        assertThat(step.actions().map(Object::toString).mkString()).contains("b1");
        Contact turned = step.session().contact(first).get();
        assertThat(turned.due()).isEqualTo(new Due(60_000, DueRule.HOST_DOWN));
        assertThat(turned.failures()).isZero();
    }

    @Test
    void a_host_that_may_be_back_is_tried_at_once() {
        SessionRules rules = new SessionRules(Timeline.EXACT, new Unmoved());
        Session opened = Timeline.of(torrent("t1")).session();
        Session asked = rules.on(opened, new SessionFact.Opened(), 0).session();
        ContactKey first = new ContactKey(T1, Torrents.V1);
        Session turned = rules.on(asked, new SessionFact.TurnedAway(first, MINUTE, silence()), 0)
                .session();

        assertThat(rules.on(turned, new SessionFact.TimePassed(), 5).actions()).isEmpty();
        assertThat(rules.on(turned, new SessionFact.NetworkChanged(), 5).actions())
                .containsExactly(new SessionAction.Announce(first, AnnounceEvent.STARTED, 5));
    }

    @Test
    void who_backs_off_does_so_whatever_network_it_is() {
        Timeline one = Timeline.of(torrent("t1")).down(T1).opened();
        one.tell(new SessionFact.NetworkChanged()).pass(Duration.ofSeconds(16));

        assertThat(one.log()).containsExactly("0:00:00 t1 started");
    }
}
