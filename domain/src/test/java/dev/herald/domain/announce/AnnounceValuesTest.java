package dev.herald.domain.announce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.PrintableText;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnounceValuesTest {

    private static final InfoHash SWARM = InfoHash.ofHex("123456789abcdef123456789abcdef123456789a");
    private static final ClientIdentity CLIENT = new ClientIdentity(
            PeerId.parse("-XX0100-0123456789ab").get(), new AnnounceKey(0xDEADBEEF), 6881, Option.none());
    private static final AnnounceRequest REQUEST = AnnounceRequest.of(SWARM, CLIENT, Progress.fresh(3));

    @Test
    void HTTP_R4_an_interval_is_what_the_tracker_said() {
        AnnounceIntervals intervals = AnnounceIntervals.ofSeconds(Option.some(1800L), Option.some(900L));
        assertThat(intervals.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(intervals.minimum()).contains(Duration.ofMinutes(15));
        assertThat(AnnounceIntervals.ofSeconds(Option.some(1L), Option.none()).interval())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void HTTP_R4_an_interval_that_is_none_counts_as_1800_seconds(long seconds) {
        assertThat(AnnounceIntervals.ofSeconds(Option.some(seconds), Option.none())
                        .interval())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(AnnounceIntervals.ofSeconds(Option.none(), Option.none()).interval())
                .isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void HTTP_R5_a_minimum_below_one_counts_as_absent_and_never_replaces_the_interval(long seconds) {
        assertThat(AnnounceIntervals.ofSeconds(Option.none(), Option.some(seconds))
                        .minimum())
                .isEmpty();
        assertThat(AnnounceIntervals.ofSeconds(Option.none(), Option.some(60L)).interval())
                .isEqualTo(AnnounceIntervals.DEFAULT);
    }

    @Test
    void an_endless_interval_is_cut_to_one_that_can_be_calculated_with() {
        AnnounceIntervals intervals =
                AnnounceIntervals.ofSeconds(Option.some(Long.MAX_VALUE), Option.some(Long.MAX_VALUE));
        assertThat(intervals.interval()).isEqualTo(AnnounceIntervals.LONGEST);
        assertThat(intervals.minimum()).contains(AnnounceIntervals.LONGEST);
        assertThat(intervals.interval().toNanos()).isPositive();
    }

    @Test
    void intervals_that_are_not_positive_are_our_own_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AnnounceIntervals(Duration.ZERO, Option.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnnounceIntervals(Duration.ofSeconds(-1), Option.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnnounceIntervals(Duration.ofSeconds(1), Option.some(Duration.ZERO)));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536, Integer.MAX_VALUE})
    void HTTP_A5_a_port_that_is_none_is_our_own_mistake(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientIdentity(CLIENT.peerId(), CLIENT.key(), port, Option.none()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6881, 65_535})
    void HTTP_A5_every_port_from_1_to_65535_is_taken(int port) {
        assertThat(new ClientIdentity(CLIENT.peerId(), CLIENT.key(), port, Option.none()).port())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @EnumSource(AnnounceEvent.class)
    void HTTP_A11_no_peers_are_wanted_with_stopped_and_fifty_otherwise(AnnounceEvent event) {
        assertThat(REQUEST.with(event).numWant()).isEqualTo(event == AnnounceEvent.STOPPED ? 0 : 50);
    }

    @Test
    void HTTP_A11_a_stopped_that_wants_peers_cannot_be_made() {
        assertThat(REQUEST.with(AnnounceEvent.STOPPED).wanting(10).numWant()).isZero();
        assertThat(new AnnounceRequest(
                                SWARM,
                                CLIENT,
                                Progress.complete(),
                                AnnounceEvent.STOPPED,
                                200,
                                Option.none(),
                                FamilyPolicy.BOTH)
                        .numWant())
                .isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.wanting(-1));
    }

    @ParameterizedTest
    @CsvSource({"0xDEADBEEF, DEADBEEF", "0, 00000000", "1, 00000001", "-1, FFFFFFFF", "0x00abcdef, 00ABCDEF"})
    void HTTP_A12_a_key_is_eight_upper_case_hex_digits(String bits, String hex) {
        assertThat(new AnnounceKey(Long.decode(bits).intValue()).hex()).isEqualTo(hex);
    }

    @Test
    void IPV6_3_of_two_answers_the_longer_intervals_count() {
        AnnounceIntervals halfHour = AnnounceIntervals.ofSeconds(Option.some(1_800L), Option.none());
        AnnounceIntervals short_ = AnnounceIntervals.ofSeconds(Option.some(600L), Option.some(300L));
        AnnounceIntervals shorter = AnnounceIntervals.ofSeconds(Option.some(500L), Option.some(400L));
        AnnounceIntervals longest = AnnounceIntervals.ofSeconds(Option.some(1_800L), Option.some(300L));

        assertThat(halfHour.orLonger(short_)).isEqualTo(longest);
        assertThat(short_.orLonger(halfHour)).isEqualTo(longest);
        assertThat(short_.orLonger(shorter))
                .isEqualTo(AnnounceIntervals.ofSeconds(Option.some(600L), Option.some(400L)));
    }

    @Test
    void a_private_torrent_is_told_over_one_ip_version_and_any_other_over_both() {
        assertThat(FamilyPolicy.usualFor(true)).isEqualTo(FamilyPolicy.ONE_STICKY);
        assertThat(FamilyPolicy.usualFor(false)).isEqualTo(FamilyPolicy.BOTH);
        assertThat(FamilyPolicy.only(IpFamily.IPV4)).isEqualTo(FamilyPolicy.IPV4_ONLY);
        assertThat(REQUEST.families()).isEqualTo(FamilyPolicy.BOTH);
    }

    @Test
    void HTTP_A12_a_key_comes_from_chance_and_uses_all_its_bits() {
        Random random = new Random(1);
        int zeros = 0;
        int ones = 0;
        for (int i = 0; i < 100; i++) {
            int bits = AnnounceKey.random(random).bits();
            ones |= bits;
            zeros |= ~bits;
        }
        assertThat(ones & zeros).isEqualTo(-1);
        assertThat(AnnounceKey.random(new Random(9))).isEqualTo(AnnounceKey.random(new Random(9)));
    }

    @Test
    void HTTP_A12_a_key_is_a_secret_that_never_prints() {
        assertThat(REQUEST.toString())
                .contains("AnnounceKey[***]")
                .doesNotContainIgnoringCase("deadbeef")
                .doesNotContain("-559038737");
    }

    @Test
    void an_identity_by_chance_is_herald_s_and_the_same_for_the_same_seed() {
        ClientIdentity identity = ClientIdentity.random(6881, new Random(1));
        assertThat(identity.peerId().toString()).startsWith(ClientIdentity.HERALD_PREFIX);
        assertThat(identity).isEqualTo(ClientIdentity.random(6881, new Random(1)));
        assertThat(identity.announceAddress())
                .as("HTTP-A15: not unless a user asks for it")
                .isEmpty();
    }

    @Test
    void a_request_changes_only_what_it_is_asked_to() {
        TrackerId token = TrackerId.of(new byte[] {1});
        InfoHash other = InfoHash.of(new byte[20]);
        AnnounceRequest changed = REQUEST.with(AnnounceEvent.STARTED)
                .with(token)
                .with(other)
                .with(Progress.complete())
                .wanting(7)
                .over(FamilyPolicy.only(IpFamily.IPV6));
        assertThat(changed)
                .isEqualTo(new AnnounceRequest(
                        other,
                        CLIENT,
                        Progress.complete(),
                        AnnounceEvent.STARTED,
                        7,
                        Option.some(token),
                        FamilyPolicy.IPV6_ONLY));
        assertThat(REQUEST)
                .isEqualTo(new AnnounceRequest(
                        SWARM, CLIENT, Progress.fresh(3), AnnounceEvent.NONE, 50, Option.none(), FamilyPolicy.BOTH));
    }

    @Test
    void HTTP_R15_a_warning_is_made_printable() {
        AnnounceResponse response = new AnnounceResponse(
                AnnounceIntervals.ofSeconds(Option.none(), Option.none()),
                SwarmStats.unknown(),
                PeerList.empty(),
                Option.none(),
                Option.some("red \u001b[31malert" + "!".repeat(5000)),
                Option.none(),
                List.empty());
        assertThat(response.warning().get()).startsWith("red \uFFFD[31malert").hasSize(PrintableText.LONGEST);
    }
}
