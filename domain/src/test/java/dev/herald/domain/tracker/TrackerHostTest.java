package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerHostTest {

    @ParameterizedTest
    @CsvSource({
        "tracker.lan, http://TRACKER.LAN/, 80",
        "Tracker.Lan., http://tracker.lan/, 80",
        "tracker.lan, https://tracker.lan./, 443",
        "192.0.2.9, http://[::ffff:192.0.2.9]/, 80",
        "::ffff:192.0.2.9, udp://192.0.2.9:6969, 6969",
        "2001:DB8:0::9, http://[2001:db8::9]:8080/, 8080",
        "bücher.example, http://xn--bcher-kva.example/, 80"
    })
    @DisplayName("IPV6-4, IPV6-6: a host is the same however it is written")
    void the_same(String typed, String url, int port) {
        TrackerHost led = TrackerHost.of(TrackerUrl.of(url));

        assertThat(led.port()).isEqualTo(port);
        assertThat(led.atAnyPort()).isEqualTo(TrackerHost.of(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker.lan", "tracker.lan:6969", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]:6969"})
    void prints_as_it_would_be_typed(String typed) {
        assertThat(TrackerHost.of(typed)).hasToString(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "a b",
                "http://tracker.lan",
                "tracker.lan/announce",
                "tracker.lan:0",
                "tracker.lan:65536",
                "tracker.lan:x",
                "[tracker.lan]:80",
                "user@tracker.lan",
                "2001:db8::x"
            })
    void what_is_no_host_is_a_left_or_refused_at_once(String text) {
        assertThat(TrackerHost.parse(text).isLeft()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TrackerHost.of(text));
    }

    @Test
    void none_is_made_of_nothing_or_with_a_port_that_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackerHost("", 80));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackerHost("tracker.lan", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackerHost("tracker.lan", 65_536));
    }
}
