package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scopes that make exceptions for some trackers. */
class ScopeExceptionsTest {

    private final List<String> asked = new ArrayList<>();
    private final List<Network> opened = new ArrayList<>();

    private final NetworkScope proxied = NetworkScope.anywhere()
            .withNames(name -> {
                asked.add(name);
                return new InetAddress[] {address("192.0.2.1")};
            })
            .withProxy("socks5://127.0.0.1:1080");

    @AfterEach
    void close() {
        opened.forEach(Network::close);
    }

    @Test
    void the_tracker_of_an_exception_goes_its_own_way_and_nobody_else_does() {
        Network network = open(proxied.withException("tracker.lan", NetworkScope::withoutProxy));

        assertThat(nextOf(network, "http://tracker.lan/announce")).isEqualTo(at("192.0.2.1", 80));
        assertThat(nextOf(network, "http://tracker.lan.example/announce")).isEqualTo(at("127.0.0.1", 1080));
        assertThat(nextOf(network, "http://sub.tracker.lan/announce")).isEqualTo(at("127.0.0.1", 1080));
        assertThat(asked).containsExactly("tracker.lan");
    }

    @ParameterizedTest
    @CsvSource({
        "tracker.lan, http://TRACKER.LAN/",
        "Tracker.Lan., http://tracker.lan/",
        "tracker.lan, http://tracker.lan./",
        "tracker.lan, udp://tracker.lan:6969",
        "tracker.lan:80, http://tracker.lan/",
        "192.0.2.9, http://[::ffff:192.0.2.9]/",
        "2001:DB8:0::9, http://[2001:db8::9]:8080/",
        "[2001:db8::9]:8080, http://[2001:db8::9]:8080/",
        "bücher.example, http://xn--bcher-kva.example/"
    })
    void a_host_is_the_same_however_it_is_written(String host, String url) {
        Network network = open(proxied.withException(host, NetworkScope::withoutProxy));

        assertThat(network.scopeOf(TrackerUrl.of(url)).proxy()).isEmpty();
        assertThat(network.scopeOf(TrackerUrl.of("http://other.lan:81/")).proxy())
                .isNotEmpty();
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
    void what_is_no_host_is_refused_at_once(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> proxied.withException(host, NetworkScope::withoutProxy));
    }

    @Test
    void a_port_of_its_own_comes_before_the_host() {
        Network network = open(proxied.withException("tracker.lan", NetworkScope::withoutProxy)
                .withException("tracker.lan:6969", scope -> scope.withProxy("http://127.0.0.2:3128")));

        assertThat(nextOf(network, "http://tracker.lan/announce")).isEqualTo(at("192.0.2.1", 80));
        assertThat(nextOf(network, "http://tracker.lan:6969/announce")).isEqualTo(at("127.0.0.2", 3128));
    }

    @Test
    void what_is_said_later_of_all_holds_for_exceptions_too_but_for_what_they_say_themselves() {
        Network network = open(proxied.withException("tracker.lan", NetworkScope::withoutProxy)
                .withInterface("herald-none0")
                .withAddressPolicy(AddressPolicy.desktop().with(AddressRules.LOW_PORT))
                .withProxy("socks5://127.0.0.1:1081"));

        assertThat(network.waysTo(visit("http://tracker.lan:22/announce"))
                        .join()
                        .getLeft())
                .isInstanceOf(Blocked.class);
        assertThat(network.scopeOf(TrackerUrl.of("http://tracker.lan/announce")).proxy())
                .isEmpty();
        assertThat(network.waysTo(visit("http://tracker.lan/announce")).join().getLeft())
                .isEqualTo(new Unreachable(Stage.CONNECT, "there is no interface herald-none0"));
    }

    @Test
    void each_keeps_to_its_own_families_policy_and_local_side() {
        Network network = open(NetworkScope.anywhere()
                .withNames(name -> new InetAddress[] {address("2001:db8::1"), address("127.0.0.1")})
                .withException("four.test", scope -> scope.withFamilies(AddressFamilies.IPV4))
                .withException("strict.test", scope -> scope.withAddressPolicy(AddressPolicy.server()))
                .withException("bound.test", scope -> scope.withInterface("herald-none0")));

        assertThat(nextOf(network, "http://four.test/announce")).isEqualTo(at("127.0.0.1", 80));
        assertThat(nextOf(network, "http://other.test/announce")).isEqualTo(at("2001:db8::1", 80));
        assertThat(network.waysTo(visit("http://strict.test:22/announce"))
                        .join()
                        .getLeft())
                .isInstanceOf(Blocked.class);
        assertThat(network.waysTo(visit("http://bound.test/announce")).join().isLeft())
                .isTrue();
        assertThat(network.isBounded()).isTrue();
    }

    @Test
    void what_one_scope_was_told_of_a_name_no_other_believes() {
        Network network = open(proxied.withoutProxy()
                .withException("tracker.lan:1", scope -> scope.withLocalAddress(address("127.0.0.1")))
                .withException("tracker.lan:2", scope -> scope.withLocalAddress(address("127.0.0.1"))));

        nextOf(network, "http://tracker.lan:1/announce");
        nextOf(network, "http://tracker.lan:2/announce");
        nextOf(network, "http://tracker.lan:3/announce");
        nextOf(network, "http://tracker.lan:4/announce");

        // Ports 1 and 2 are of one scope, as they say the same, and 3 and 4 of the other.
        assertThat(asked).containsExactly("tracker.lan", "tracker.lan");
    }

    private Network open(NetworkScope scope) {
        Network network = Network.open(scope, "test", Duration.ofMinutes(1));
        opened.add(network);
        return network;
    }

    private static Visit visit(String url) {
        return Visit.to(TrackerUrl.of(url));
    }

    private static Way way(Network network, String url) {
        return network.waysTo(visit(url))
                .thenApply(found -> found)
                .orTimeout(20, TimeUnit.SECONDS)
                .join()
                .get()
                .get(0);
    }

    private static InetSocketAddress nextOf(Network network, String url) {
        return way(network, url).next();
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address(address), port);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
