package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** IPV6-2, IPV6-4. */
class OpenWaysTest {

    private static final LocalSide ANYWHERE = new LocalSide.Anywhere();

    private final Set<String> gone = new HashSet<>();
    private final List<String> looked = new ArrayList<>();
    private long now = Long.MAX_VALUE - 500;
    private final OpenWays ways = new OpenWays(() -> now, this::look);

    @Test
    @DisplayName("IPV6-2: many announces within a second look for the routes to a name once, one for each IP version")
    void many_announces() {
        try (Network network = network(NetworkScope.anywhere())) {
            for (int announce = 0; announce < 1_000; announce++) {
                assertThat(familiesOf(network)).containsExactly(IpFamily.IPV6, IpFamily.IPV4);
            }
        }
        assertThat(looked).containsExactly("2001:db8::1", "192.0.2.1");
    }

    @Test
    @DisplayName("IPV6-2: a route that goes is noticed within a second, and so is one that comes back")
    void a_route_that_goes() {
        try (Network network = network(NetworkScope.anywhere())) {
            assertThat(familiesOf(network)).hasSize(2);

            gone.add("2001:db8::1");
            now += Duration.ofSeconds(1).toNanos();
            assertThat(familiesOf(network)).containsExactly(IpFamily.IPV4);

            gone.clear();
            now += Duration.ofSeconds(1).toNanos();
            assertThat(familiesOf(network)).containsExactly(IpFamily.IPV6, IpFamily.IPV4);
        }
    }

    @Test
    void a_second_counts_from_the_look_and_not_from_the_last_question() {
        for (int tenth = 0; tenth < 30; tenth++) {
            ways.isOpen(way(ANYWHERE, "192.0.2.1"));
            now += Duration.ofMillis(100).toNanos();
        }

        assertThat(looked).hasSize(3);
    }

    @Test
    void it_fails_closed_where_the_interface_is_not_there_whatever_was_open_a_moment_ago() {
        LocalSide missing = LocalSide.ofInterface("herald-none0");

        assertThat(ways.isOpen(way(missing, "192.0.2.1"))).isTrue();
        assertThat(way(missing, "192.0.2.1").source().isLeft()).isTrue();
        try (Network network = network(NetworkScope.anywhere().withInterface("herald-none0"))) {
            assertThat(familiesOf(network)).isEmpty();
        }
    }

    @Test
    void what_is_open_from_one_place_says_nothing_of_another() {
        ways.isOpen(way(ANYWHERE, "192.0.2.1"));
        ways.isOpen(way(LocalSide.ofInterface("lo"), "192.0.2.1"));
        ways.isOpen(way(ANYWHERE, "192.0.2.2"));

        assertThat(looked).containsExactly("192.0.2.1", "192.0.2.1", "192.0.2.2");
    }

    @Test
    void a_thousand_addresses_are_remembered_and_then_all_are_looked_at_again() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 1_024; i++) {
                ways.isOpen(way(ANYWHERE, "10.0." + i / 256 + "." + i % 256));
            }
        }
        assertThat(looked).hasSize(1_024);

        ways.isOpen(way(ANYWHERE, "192.0.2.1"));
        ways.isOpen(way(ANYWHERE, "10.0.0.0"));
        assertThat(looked).hasSize(1_026);
    }

    private boolean look(Way way) {
        String next = way.next().getAddress().equals(address("2001:db8::1"))
                ? "2001:db8::1"
                : way.next().getAddress().getHostAddress();
        looked.add(next);
        return !gone.contains(next);
    }

    private Network network(NetworkScope scope) {
        return Network.open(
                scope.withNames(name -> new InetAddress[] {address("2001:db8::1"), address("192.0.2.1")}),
                "test",
                Duration.ofMinutes(1),
                ways);
    }

    private static List<IpFamily> familiesOf(Network network) {
        return network.familiesOf(TrackerUrl.of("http://tracker.test:6969/announce"))
                .thenApply(found -> found.getOrElse(List.of()))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static Way way(LocalSide from, String address) {
        InetSocketAddress tracker = new InetSocketAddress(address(address), 6969);
        return new Way(tracker, tracker, Option.none(), from);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
