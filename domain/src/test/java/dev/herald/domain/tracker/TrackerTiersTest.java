package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.Effort;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiers are written here as in the digest: trackers of a tier behind each other, tiers between bars. */
class TrackerTiersTest {

    private static final int MANY = 20_000;

    private static TrackerUrl tracker(String name) {
        return TrackerUrl.of("http://" + name + "/announce");
    }

    private static TrackerTiers tiers(String written) {
        return new TrackerTiers(Vector.of(written.split("\\|", -1))
                .map(tier -> new Tier(Vector.of(tier.trim().split(" ")).map(TrackerTiersTest::tracker))));
    }

    private static String written(TrackerTiers tiers) {
        return tiers.tiers().map(tier -> names(tier.trackers())).mkString(" | ");
    }

    private static String names(Seq<TrackerUrl> trackers) {
        return trackers.map(TrackerUrl::host).mkString(" ");
    }

    private static Vector<TrackerUrl> manyTrackers() {
        return Vector.range(0, MANY).map(i -> TrackerUrl.of("http://t/" + i));
    }

    // -- TIER-1: the order of the list

    @Test
    void TIER_1_tiers_and_their_trackers_keep_the_order_of_the_list() {
        assertThat(written(tiers("t1 t2 | b1 | b2"))).isEqualTo("t1 t2 | b1 | b2");
        assertThat(names(tiers("t1 t2 | b1 | b2").trackers())).isEqualTo("t1 t2 b1 b2");
        assertThat(written(TrackerTiers.of(Tier.of(tracker("c"), tracker("a")), Tier.of(tracker("b")))))
                .isEqualTo("c a | b");
    }

    @Test
    void MAG_5_each_tracker_can_have_a_tier_of_its_own() {
        assertThat(written(TrackerTiers.ofEach(List.of(tracker("b"), tracker("a"), tracker("b")))))
                .isEqualTo("b | a");
    }

    @Test
    void META_10_no_tracker_stands_in_two_places_and_a_tier_left_empty_is_dropped() {
        assertThat(written(tiers("a b a | b c | a b | d d"))).isEqualTo("a b | c | d");
    }

    @Test
    void META_9_equal_urls_are_the_same_tracker_and_the_first_spelling_stays() {
        TrackerUrl first = TrackerUrl.of("HTTP://T:80/announce");
        TrackerTiers tiers = TrackerTiers.of(Tier.of(first, tracker("t")), Tier.of(tracker("t")));
        assertThat(tiers.trackers()).hasSize(1);
        assertThat(tiers.trackers().head()).isSameAs(first);
    }

    @Test
    void a_tier_or_lane_without_a_tracker_is_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(Tier::of);
        assertThatIllegalArgumentException().isThrownBy(() -> new Tier(Vector.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lane(Vector.empty()));
    }

    @Test
    void there_may_be_no_tier_at_all() {
        assertThat(TrackerTiers.none().isEmpty()).isTrue();
        assertThat(TrackerTiers.none())
                .isEqualTo(new TrackerTiers(List.empty()))
                .isEqualTo(TrackerTiers.of());
        assertThat(TrackerTiers.none()
                        .shuffled(new Random(1))
                        .promote(tracker("t"))
                        .trackers())
                .isEmpty();
        assertThat(tiers("a").isEmpty()).isFalse();
    }

    @Test
    void more_tiers_go_behind_and_what_is_already_there_is_left_out() {
        assertThat(written(tiers("a b | c").append(tiers("b d | a | e")))).isEqualTo("a b | c | d | e");
        assertThat(written(tiers("a").append(TrackerTiers.none()))).isEqualTo("a");
        assertThat(written(TrackerTiers.none().append(tiers("a")))).isEqualTo("a");
    }

    @Test
    void tiers_are_values_whatever_list_they_were_made_of() {
        assertThat(tiers("a b | c"))
                .isEqualTo(tiers("a b | c"))
                .hasSameHashCodeAs(tiers("a b | c"))
                .isNotEqualTo(tiers("b a | c"));
        assertThat(new Tier(List.of(tracker("a"), tracker("b")))).isEqualTo(Tier.of(tracker("a"), tracker("b")));
        TrackerUrl[] mine = {tracker("a"), tracker("b")};
        Tier tier = Tier.of(mine);
        mine[0] = tracker("x");
        assertThat(names(tier.trackers())).isEqualTo("a b");
    }

    // -- TIER-2, TIER-6: shuffle

    @Test
    void TIER_2_each_tier_is_shuffled_and_the_order_of_tiers_stays() {
        TrackerTiers shuffled =
                tiers("a b c d e f g h | 1a 2a 3a 4a 5a 6a 7a 8a | x").shuffled(new Random(1));
        assertThat(shuffled.tiers()
                        .map(tier ->
                                tier.trackers().map(TrackerUrl::host).sorted().mkString()))
                .containsExactly("abcdefgh", "1a2a3a4a5a6a7a8a", "x");
        assertThat(written(shuffled)).isNotEqualTo("a b c d e f g h | 1a 2a 3a 4a 5a 6a 7a 8a | x");
    }

    @Test
    void TIER_6_the_shuffle_is_decided_by_the_seed() {
        TrackerTiers tiers = tiers("a b c d e f g h i j");
        assertThat(tiers.shuffled(new Random(7))).isEqualTo(tiers.shuffled(new Random(7)));
        assertThat(tiers.shuffled(new Random(7))).isNotEqualTo(tiers.shuffled(new Random(8)));
        assertThat(tiers).as("shuffling makes another one").isEqualTo(tiers("a b c d e f g h i j"));
    }

    @Test
    void TIER_2_every_order_is_as_likely_as_the_others() {
        Tier tier = tiers("a b c d").tiers().head();
        Random random = new Random(2026);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(names(tier.shuffled(random).trackers()), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1150));
    }

    // -- TIER-3: promotion

    @Test
    void TIER_3_the_tracker_that_answered_goes_to_the_front_of_its_tier() {
        TrackerTiers shuffled = tiers("t1 t2 t3");
        TrackerTiers afterT2 = shuffled.promote(tracker("t2"));
        assertThat(written(afterT2)).isEqualTo("t2 t1 t3");
        assertThat(written(afterT2.promote(tracker("t3")))).isEqualTo("t3 t2 t1");
    }

    @ParameterizedTest
    @CsvSource({
        "t1, t1 t2 | b1 b2 b3 | c",
        "t2, t2 t1 | b1 b2 b3 | c",
        "b1, t1 t2 | b1 b2 b3 | c",
        "b2, t1 t2 | b2 b1 b3 | c",
        "b3, t1 t2 | b3 b1 b2 | c",
        "c, t1 t2 | b1 b2 b3 | c",
        "stranger, t1 t2 | b1 b2 b3 | c",
    })
    void TIER_3_only_its_own_tier_changes_and_the_others_keep_their_order(String answered, String after) {
        assertThat(written(tiers("t1 t2 | b1 b2 b3 | c").promote(tracker(answered))))
                .isEqualTo(after);
    }

    @Test
    void TIER_1_an_answer_of_a_first_tracker_changes_nothing() {
        TrackerTiers tiers = tiers("t1 | b1 | b2");
        assertThat(tiers.promote(tracker("b1"))).isSameAs(tiers);
        assertThat(tiers.promote(tracker("stranger"))).isSameAs(tiers);
    }

    @Test
    void TIER_3_a_tier_can_be_promoted_alone() {
        Tier tier = tiers("a b c").tiers().head();
        assertThat(names(tier.promote(tracker("c")).trackers())).isEqualTo("c a b");
        assertThat(tier.promote(tracker("a"))).isSameAs(tier);
        assertThat(tier.promote(tracker("x"))).isSameAs(tier);
    }

    @ParameterizedTest
    @CsvSource({
        "'', t1 t2 | b1 b2 b3 | c",
        "t2, t2 t1 | b1 b2 b3 | c",
        "b3 t1 b2, t1 t2 | b2 b3 b1 | c",
        "t1 t2 b1 b2 b3 c, t1 t2 | b1 b2 b3 | c",
        "stranger, t1 t2 | b1 b2 b3 | c",
    })
    void TIER_3_several_answers_at_once_move_to_the_front_of_their_tiers_in_the_order_they_had(
            String answered, String after) {
        Seq<String> hosts = List.of(answered.split(" "));
        assertThat(written(tiers("t1 t2 | b1 b2 b3 | c").promoteAll(tracker -> hosts.contains(tracker.host()))))
                .isEqualTo(after);
    }

    // -- policies

    @ParameterizedTest
    @CsvSource({
        "BEP12, t1 t2 b1 b2 b3",
        "ONE_PER_TIER, t1 t2 | b1 | b2 b3",
        "EVERYWHERE, t1 | t2 | b1 | b2 | b3",
        "PRIVATE, t1 t2 b1 b2 b3",
    })
    void TIER_1_TIER_10_PRIV_2_a_policy_turns_tiers_into_lanes(TierPolicy policy, String lanes) {
        assertThat(policy.lanes(tiers("t1 t2 | b1 | b2 b3"))
                        .map(lane -> names(lane.trackers()))
                        .mkString(" | "))
                .isEqualTo(lanes);
    }

    @ParameterizedTest
    @CsvSource({"BEP12", "ONE_PER_TIER", "EVERYWHERE", "PRIVATE"})
    void no_tracker_no_lane(TierPolicy policy) {
        assertThat(policy.lanes(TrackerTiers.none())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BEP12, 1", "ONE_PER_TIER, 3", "EVERYWHERE, 5", "PRIVATE, 1"})
    void TIER_10_every_tracker_is_in_exactly_one_lane(TierPolicy policy, int lanes) {
        TrackerTiers tiers = tiers("t1 t2 | b1 | b2 b3");
        assertThat(policy.lanes(tiers)).hasSize(lanes);
        assertThat(policy.lanes(tiers).flatMap(Lane::trackers)).isEqualTo(tiers.trackers());
    }

    // -- hostile lists

    @Test
    void a_tier_of_twenty_thousand_is_deduplicated_shuffled_promoted_and_laid_out_in_no_time() {
        Effort.isSmall(() -> {
            Vector<TrackerUrl> many = manyTrackers();
            TrackerTiers tiers = TrackerTiers.of(new Tier(many.appendAll(many))).shuffled(new Random(1));
            for (int i = 0; i < 5; i++) {
                tiers = tiers.promote(many.get(i * 999));
            }
            assertThat(tiers.trackers().head()).isEqualTo(many.get(4 * 999));
            assertThat(tiers.trackers()).hasSize(MANY);
            for (TierPolicy policy : TierPolicy.values()) {
                assertThat(policy.lanes(tiers)
                                .map(lane -> lane.trackers().size())
                                .sum()
                                .intValue())
                        .isEqualTo(MANY);
            }
        });
    }

    @Test
    void twenty_thousand_tiers_are_deduplicated_shuffled_promoted_and_laid_out_in_no_time() {
        Effort.isSmall(() -> {
            Vector<TrackerUrl> many = manyTrackers();
            TrackerTiers tiers =
                    TrackerTiers.ofEach(many).append(TrackerTiers.ofEach(many)).shuffled(new Random(1));
            for (int i = 0; i < 5; i++) {
                tiers = tiers.promote(many.get(i * 999));
            }
            assertThat(tiers.trackers()).isEqualTo(many);
            for (TierPolicy policy : TierPolicy.values()) {
                assertThat(policy.lanes(tiers)
                                .map(lane -> lane.trackers().size())
                                .sum()
                                .intValue())
                        .isEqualTo(MANY);
            }
        });
    }

    /** "Aa" and "BB" have the same hash code, and so have all texts made of them. */
    @Test
    void a_list_made_of_colliding_hash_codes_takes_no_longer() {
        Effort.isSmall(() -> {
            Vector<TrackerUrl> colliding = Vector.range(0, 1 << 14).map(i -> {
                StringBuilder path = new StringBuilder();
                for (int bit = 0; bit < 14; bit++) {
                    path.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                }
                return TrackerUrl.of("http://t/" + path);
            });
            assertThat(colliding.map(TrackerUrl::hashCode).distinct()).hasSize(1);
            assertThat(new Tier(colliding.appendAll(colliding)).trackers()).hasSize(1 << 14);
            assertThat(TrackerTiers.ofEach(colliding.appendAll(colliding)).trackers())
                    .hasSize(1 << 14);
        });
    }
}
