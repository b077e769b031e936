package dev.herald.domain.announce;

import static dev.herald.domain.announce.FamilyPolicy.BOTH;
import static dev.herald.domain.announce.FamilyPolicy.IPV4_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.IPV6_ONLY;
import static dev.herald.domain.announce.FamilyPolicy.ONE_STICKY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policy holds where a tracker has its own. */
class FamilyPoliciesTest {

    private static final TrackerUrl TRACKER = TrackerUrl.of("udp://tracker.lan:6969");

    @ParameterizedTest
    @EnumSource(FamilyPolicy.class)
    void a_tracker_of_which_nothing_is_said_is_told_as_the_announce_says(FamilyPolicy asked) {
        for (FamilyPolicies policies :
                new FamilyPolicies[] {FamilyPolicies.none(), said("sub.tracker.lan", BOTH), said("lan", BOTH)}) {
            assertThat(policies.towards(TRACKER, asked)).isEqualTo(right(asked));
        }
        assertThat(FamilyPolicies.none().isEmpty()).isTrue();
        assertThat(said("lan", BOTH).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH,       BOTH,       BOTH",
        "BOTH,       ONE_STICKY, BOTH",
        "BOTH,       IPV4_ONLY,  IPV4_ONLY",
        "BOTH,       IPV6_ONLY,  IPV6_ONLY",
        "ONE_STICKY, BOTH,       ONE_STICKY",
        "ONE_STICKY, ONE_STICKY, ONE_STICKY",
        "ONE_STICKY, IPV4_ONLY,  IPV4_ONLY",
        "ONE_STICKY, IPV6_ONLY,  IPV6_ONLY",
        "IPV4_ONLY,  BOTH,       IPV4_ONLY",
        "IPV4_ONLY,  ONE_STICKY, IPV4_ONLY",
        "IPV4_ONLY,  IPV4_ONLY,  IPV4_ONLY",
        "IPV6_ONLY,  BOTH,       IPV6_ONLY",
        "IPV6_ONLY,  ONE_STICKY, IPV6_ONLY",
        "IPV6_ONLY,  IPV6_ONLY,  IPV6_ONLY"
    })
    @DisplayName(
            "IPV6-2: the tracker's own policy holds, and who names one IP version, of the two, is asked over no other")
    void both_said(FamilyPolicy own, FamilyPolicy asked, FamilyPolicy holds) {
        assertThat(said("tracker.lan", own).towards(TRACKER, asked)).isEqualTo(right(holds));
    }

    @Test
    void where_they_name_different_ones_nothing_goes_over_either() {
        assertThat(said("tracker.lan", IPV4_ONLY).towards(TRACKER, IPV6_ONLY))
                .isEqualTo(Either.left(new Blocked("over IPv6 only, at a tracker that is told over IPv4 only")));
        assertThat(said("tracker.lan", IPV6_ONLY).towards(TRACKER, IPV4_ONLY))
                .isEqualTo(Either.left(new Blocked("over IPv4 only, at a tracker that is told over IPv6 only")));
    }

    @Test
    void a_port_of_its_own_comes_before_the_host_whatever_was_said_first() {
        FamilyPolicies policies = said("tracker.lan:6969", IPV4_ONLY)
                .at("tracker.lan", ONE_STICKY)
                .at("tracker.lan:80", IPV6_ONLY);

        assertThat(policies.towards(TRACKER, BOTH)).isEqualTo(right(IPV4_ONLY));
        assertThat(policies.towards(TrackerUrl.of("http://tracker.lan/announce"), BOTH))
                .isEqualTo(right(IPV6_ONLY));
        assertThat(policies.towards(TrackerUrl.of("https://tracker.lan/announce"), BOTH))
                .isEqualTo(right(ONE_STICKY));
    }

    @Test
    void what_is_said_last_of_a_host_holds_however_it_is_written() {
        assertThat(said("tracker.lan", IPV4_ONLY).at("Tracker.LAN.", ONE_STICKY).towards(TRACKER, BOTH))
                .isEqualTo(right(ONE_STICKY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://tracker.lan", "tracker.lan:0", "tracker.lan/announce"})
    void what_is_no_host_is_refused_at_once(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FamilyPolicies.none().at(host, BOTH));
    }

    private static FamilyPolicies said(String host, FamilyPolicy policy) {
        return FamilyPolicies.none().at(host, policy);
    }

    private static Either<TrackerError, FamilyPolicy> right(FamilyPolicy policy) {
        return Either.right(policy);
    }
}
