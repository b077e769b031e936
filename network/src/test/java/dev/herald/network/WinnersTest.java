package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RFC 8305, section 4. */
class WinnersTest {

    private long now;
    private final Winners winners = new Winners(() -> now);

    @Test
    void ip_versions_take_turns_and_the_resolvers_first_comes_first() {
        assertThat(order("2001:db8::1", "2001:db8::2", "2001:db8::3", "192.0.2.1", "192.0.2.2"))
                .containsExactly("2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "2001:db8::3");
        assertThat(order("192.0.2.1", "192.0.2.2", "2001:db8::1"))
                .containsExactly("192.0.2.1", "2001:db8::1", "192.0.2.2");
        assertThat(order("192.0.2.2", "192.0.2.1")).containsExactly("192.0.2.2", "192.0.2.1");
        assertThat(order()).isEmpty();
    }

    @Test
    void who_won_last_comes_first_for_a_while() {
        winners.won("tracker.test", address("192.0.2.2"));

        assertThat(order("2001:db8::1", "192.0.2.1", "192.0.2.2"))
                .containsExactly("192.0.2.2", "2001:db8::1", "192.0.2.1");
        now += Duration.ofMinutes(11).toNanos();
        assertThat(order("2001:db8::1", "192.0.2.1", "192.0.2.2"))
                .containsExactly("2001:db8::1", "192.0.2.1", "192.0.2.2");
    }

    @Test
    void who_only_wins_because_it_comes_first_is_forgotten_all_the_same() {
        for (int minute = 0; minute < 11; minute++) {
            winners.won("tracker.test", address("192.0.2.1"));
            now += Duration.ofMinutes(1).toNanos();
        }

        assertThat(order("2001:db8::1", "192.0.2.1")).startsWith("2001:db8::1");
    }

    @Test
    void an_address_that_the_host_has_no_more_is_not_brought_back() {
        winners.won("tracker.test", address("192.0.2.9"));

        assertThat(order("2001:db8::1", "192.0.2.1")).containsExactly("2001:db8::1", "192.0.2.1");
    }

    @Test
    void a_thousand_hosts_are_remembered_those_that_won_last() {
        winners.won("tracker.test", address("192.0.2.1"));
        for (int i = 0; i < 1_023; i++) {
            winners.won("other-" + i + ".test", address("192.0.2.1"));
        }
        assertThat(order("2001:db8::1", "192.0.2.1")).startsWith("192.0.2.1");
        for (int i = 0; i < 1_024; i++) {
            winners.won("new-" + i + ".test", address("192.0.2.1"));
        }
        assertThat(order("2001:db8::1", "192.0.2.1")).startsWith("2001:db8::1");
    }

    private List<String> order(String... addresses) {
        List<String> ordered = new ArrayList<>();
        winners.order(
                        "tracker.test",
                        Stream.of(addresses).map(WinnersTest::address).toList())
                .forEach(address -> ordered.add(dev.herald.domain.peer.IpAddress.of(address.getAddress())
                        .toString()));
        return ordered;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
