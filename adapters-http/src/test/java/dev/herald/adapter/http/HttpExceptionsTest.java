package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.BODY;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.names;
import static dev.herald.adapter.http.Asking.within;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.AddressRules;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Scopes that make exceptions for some trackers: who goes which way, and what goes along. */
class HttpExceptionsTest {

    private static final HttpScript YES = HttpScript.always(HttpReply.ok(BODY));

    private final ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
    private final LoopbackProxy socks = LoopbackProxy.socks(0);

    /** Only the tracker at home may be looked up here; the proxy finds every name on this machine. */
    private final NetworkScope proxied =
            NetworkScope.anywhere().withNames(names("tracker.lan", "127.0.0.1")).withProxy(socks.address("me:pw@"));

    private final NetworkScope excepting = proxied.withException("tracker.lan", NetworkScope::withoutProxy);

    @AfterEach
    void close() {
        socks.close();
        tracker.close();
    }

    @Test
    void the_excepted_tracker_goes_direct_and_everybody_else_through_the_proxy_name_and_all() {
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(excepting))) {
            assertThatRight(announce(gateway, at("tracker.lan")));
            assertThat(socks.asked()).isEmpty();

            assertThatRight(announce(gateway, at("other.test")));
            assertThatRight(announce(gateway, at("127.0.0.1")));
            assertThatRight(announce(gateway, at("tracker.lan")));
            assertThat(socks.asked())
                    .containsExactly("me:pw@other.test:" + tracker.port(), "me:pw@127.0.0.1:" + tracker.port());
            // Each kept its connection for itself.
            assertThat(tracker.connectionsOpened()).isEqualTo(3);
        }
    }

    @Test
    void with_the_proxy_gone_the_excepted_tracker_is_all_that_is_reached() {
        socks.close();
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(excepting))) {
            assertThatRight(announce(gateway, at("tracker.lan")));
            assertThatLeft(announce(gateway, at("127.0.0.1")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.PROXY);
            assertThat(tracker.connectionsOpened()).isEqualTo(1);
        }
    }

    @Test
    void an_exception_fails_closed_too() {
        NetworkScope gone = proxied.withException(
                "tracker.lan", scope -> scope.withoutProxy().withInterface("herald-none0"));
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(gone))) {
            assertThatLeft(announce(gateway, at("tracker.lan")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThat(socks.asked()).isEmpty();
            assertThat(tracker.connectionsOpened()).isZero();
        }
    }

    @Test
    void a_redirect_leaves_the_exception() {
        try (ScriptedHttpTracker home = ScriptedHttpTracker.open(redirectTo("other.test"));
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(excepting))) {
            assertThatRight(announce(gateway, TrackerUrl.of("http://tracker.lan:" + home.port() + "/announce")));

            assertThat(socks.asked()).containsExactly("me:pw@other.test:" + tracker.port());
            assertThat(tracker.requests()).hasSize(1);
        }
    }

    @Test
    void a_redirect_into_an_exception_goes_its_way_as_far_as_the_policy_allows() {
        try (ScriptedHttpTracker outside = ScriptedHttpTracker.open(redirectTo("tracker.lan"))) {
            TrackerUrl start = TrackerUrl.of("http://other.test:" + outside.port() + "/announce");
            try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(excepting))) {
                assertThat(announce(gateway, start).getLeft())
                        .isEqualTo(new Blocked("redirect-inside: a redirect from outside to 127.0.0.1"));
                assertThat(tracker.connectionsOpened()).isZero();
            }
            NetworkScope lenient =
                    excepting.withAddressPolicy(AddressPolicy.desktop().without(AddressRules.REDIRECT_INSIDE));
            try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(lenient))) {
                assertThatRight(announce(gateway, start));
                assertThat(socks.asked()).containsOnly("me:pw@other.test:" + outside.port());
                assertThat(tracker.requests()).hasSize(1);
            }
        }
    }

    @Test
    void what_an_http_proxy_is_told_the_excepted_tracker_never_hears() {
        try (ScriptedHttpTracker proxy = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(excepting.withProxy("http://me:pw@" + proxy.authority())))) {
            assertThatRight(announce(gateway, at("other.test")));
            assertThatRight(announce(gateway, at("tracker.lan")));

            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).target()).startsWith("http://other.test:");
            assertThat(proxy.requests().get(0).header("Proxy-Authorization")).isNotEmpty();
            assertThat(tracker.requests().get(0).target()).startsWith("/announce?");
            assertThat(tracker.requests().get(0).header("Proxy-Authorization")).isEmpty();
        }
    }

    @Test
    void two_proxies_are_each_told_who_we_are_to_them() {
        NetworkScope two = proxied.withException("other.test", scope -> scope.withProxy(socks.address("you:pw@")));
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(two))) {
            assertThatRight(announce(gateway, at("some.test")));
            assertThatRight(announce(gateway, at("other.test")));

            assertThat(socks.asked())
                    .containsExactly("me:pw@some.test:" + tracker.port(), "you:pw@other.test:" + tracker.port());
        }
    }

    @Test
    void certificates_that_an_exception_trusts_nobody_else_believes() {
        try (ScriptedHttpTracker secure = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(NetworkScope.anywhere()
                        .withException(
                                "localhost",
                                scope ->
                                        scope.withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate())))))) {
            assertThatRight(announce(gateway, TrackerUrl.of("https://localhost:" + secure.port() + "/announce")));
            assertThatLeft(announce(gateway, TrackerUrl.of("https://127.0.0.1:" + secure.port() + "/announce")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.SECURE);
        }
    }

    @Test
    @DisplayName("IPV6-3: an exception's IP version is the only one that its tracker is asked over, and nobody else's")
    void families() {
        NetworkScope both = NetworkScope.anywhere().withNames(HttpExceptionsTest::dualStack);
        try (ScriptedHttpTracker six = ScriptedHttpTracker.openAt("::1", YES)) {
            NetworkScope four = both.withException("tracker.lan", all -> all.withFamilies(AddressFamilies.IPV4));
            try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(four))) {
                assertThatRight(announce(gateway, at("other.test", six)));
                assertThatLeft(announce(gateway, at("tracker.lan", six))).hasKind(ErrorKind.UNREACHABLE);
                assertThat(six.requests()).hasSize(1);
            }
            NetworkScope onlyThere = both.withFamilies(AddressFamilies.IPV4)
                    .withException("tracker.lan:" + six.port(), all -> all.withFamilies(AddressFamilies.IPV6));
            try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(onlyThere))) {
                assertThatRight(announce(gateway, at("tracker.lan", six)));
                assertThatLeft(announce(gateway, at("other.test", six))).hasKind(ErrorKind.UNREACHABLE);
                assertThat(six.requests()).hasSize(2);
            }
        }
    }

    @Test
    @DisplayName("IPV6-3: where a redirect leads, the IP version of that tracker's exception is kept to")
    void families_behind_a_redirect() {
        NetworkScope four = NetworkScope.anywhere()
                .withNames(HttpExceptionsTest::dualStack)
                .withException("tracker.lan", all -> all.withFamilies(AddressFamilies.IPV4));
        try (ScriptedHttpTracker six = ScriptedHttpTracker.openAt("::1", YES);
                ScriptedHttpTracker start = ScriptedHttpTracker.open(redirectTo(at("tracker.lan", six)));
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(four))) {
            assertThatLeft(announce(gateway, at("other.test", start))).hasKind(ErrorKind.UNREACHABLE);

            assertThat(start.requests()).hasSize(1);
            assertThat(six.connectionsOpened()).isZero();
        }
    }

    private static InetAddress[] dualStack(String name) throws UnknownHostException {
        return new InetAddress[] {InetAddress.getAllByName("::1")[0], InetAddress.getAllByName("127.0.0.1")[0]};
    }

    private TrackerUrl at(String host) {
        return at(host, tracker);
    }

    private static TrackerUrl at(String host, ScriptedHttpTracker there) {
        return TrackerUrl.of("http://" + host + ":" + there.port() + "/announce");
    }

    private HttpScript redirectTo(String host) {
        return redirectTo(at(host));
    }

    private static HttpScript redirectTo(TrackerUrl target) {
        return HttpScript.always(
                HttpReply.status("302 Elsewhere", "Location: " + target.reveal() + "\r\n", new byte[0]));
    }
}
