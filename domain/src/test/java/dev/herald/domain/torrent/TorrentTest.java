package dev.herald.domain.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TorrentTest {

    private static final InfoHash V1 = InfoHash.ofHex("35d2a016b7a7ab8c29f23b5806db5ca43d50f762");
    private static final InfoHashV2 V2 = InfoHashV2.parse(
                    "3203319946304d79e6579249e88e4c9278b1ddfa613c13189cc4369d06297ad6")
            .get();
    private static final TrackerTiers OWN = TrackerTiers.ofEach(List.of(TrackerUrl.of("http://own/announce")));
    private static final TrackerTiers MORE = TrackerTiers.ofEach(List.of(TrackerUrl.of("http://public/announce")));

    private static Torrent torrent(Option<Long> size, boolean isPrivate) {
        return new Torrent(Option.some("name"), Swarms.of(V1), OWN, size, isPrivate);
    }

    @Test
    void META_6_a_hybrid_is_two_swarms_version_1_first() {
        Swarms hybrid = new Swarms(Option.some(V1), Option.some(V2));
        assertThat(hybrid.isHybrid()).isTrue();
        assertThat(hybrid.announceHashes().map(InfoHash::hex))
                .containsExactly(
                        "35d2a016b7a7ab8c29f23b5806db5ca43d50f762", "3203319946304d79e6579249e88e4c9278b1ddfa");
    }

    @Test
    void META_6_a_torrent_of_one_version_is_one_swarm() {
        assertThat(Swarms.of(V1).announceHashes()).containsExactly(V1);
        assertThat(Swarms.of(V2).announceHashes()).containsExactly(V2.truncated());
        assertThat(Swarms.of(V1).isHybrid()).isFalse();
        assertThat(Swarms.of(V2).isHybrid()).isFalse();
    }

    @Test
    void a_hash_that_both_versions_share_is_announced_once() {
        assertThat(new Swarms(Option.some(V2.truncated()), Option.some(V2)).announceHashes())
                .containsExactly(V2.truncated());
    }

    @Test
    void a_torrent_without_a_swarm_is_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Swarms(Option.none(), Option.none()));
    }

    @Test
    void META_12_a_fresh_download_lacks_everything_and_only_a_complete_one_nothing() {
        assertThat(torrent(Option.some(3L), false).freshProgress()).isEqualTo(new Progress(0, 0, 3));
        assertThat(Progress.fresh(3).isComplete()).isFalse();
        assertThat(Progress.complete()).isEqualTo(new Progress(0, 0, 0));
        assertThat(Progress.complete().isComplete()).isTrue();
    }

    @Test
    void HTTP_A9_a_torrent_of_unknown_size_lacks_16384_bytes_and_is_no_seeder() {
        Progress progress = Torrent.of(V1, OWN).freshProgress();
        assertThat(progress.left()).isEqualTo(16_384);
        assertThat(progress.isComplete()).isFalse();
        assertThat(Progress.ofUnknownSize()).isEqualTo(progress);
    }

    @Test
    void HTTP_A6_counters_are_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Progress(0, 0, -1));
        assertThat(new Progress(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE).left())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void PRIV_1_a_private_torrent_takes_no_trackers_from_elsewhere() {
        Torrent secret = torrent(Option.some(3L), true);
        assertThat(secret.withAdded(MORE)).isEqualTo(secret);
        assertThat(torrent(Option.some(3L), false)
                        .withAdded(MORE)
                        .tiers()
                        .trackers()
                        .map(TrackerUrl::host))
                .containsExactly("own", "public");
    }

    @ParameterizedTest
    @EnumSource(TierPolicy.class)
    void PRIV_2_TIER_10_a_private_torrent_knows_only_one_policy(TierPolicy wished) {
        assertThat(torrent(Option.none(), true).policyFor(wished)).isEqualTo(TierPolicy.PRIVATE);
        assertThat(torrent(Option.none(), false).policyFor(wished)).isEqualTo(wished);
    }

    @Test
    void a_torrent_of_a_bare_hash_is_public_and_of_unknown_size() {
        Torrent torrent = Torrent.of(V1, OWN);
        assertThat(torrent.announceHashes()).containsExactly(V1);
        assertThat(torrent.isPrivate()).isFalse();
        assertThat(torrent.size()).isEmpty();
        assertThat(torrent.name()).isEmpty();
    }
}
