package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.AMPLE;
import static dev.herald.adapter.http.Asking.BODY;
import static dev.herald.adapter.http.Asking.SHORT;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.knowing;
import static dev.herald.adapter.http.Asking.names;
import static dev.herald.adapter.http.Asking.options;
import static dev.herald.adapter.http.Asking.within;
import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.AddressRule;
import dev.herald.network.NameLookup;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.network.Visit;
import dev.herald.testkit.DeafPort;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways to a tracker: names, addresses, families, proxies. */
class HttpRoutesTest {

    private static final NetworkScope HERE = NetworkScope.anywhere();
    private static final NetworkScope NOBODY_KNOWS = HERE.withNames(names("none"));
    private static final HttpScript YES = HttpScript.always(HttpReply.ok(BODY));

    @Test
    void HTTP_T11_addresses_are_tried_in_turn_until_one_accepts() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        knowing("tracker.test", "127.0.0.2", "::1", "127.0.0.3", "127.0.0.1"))) {
            assertThatRight(announce(gateway, named(tracker)));

            assertThat(tracker.requests().get(0).header("Host")).contains("tracker.test:" + tracker.port());
        }
    }

    @Test
    void HTTP_T11_an_address_that_keeps_silent_leaves_time_for_the_next() throws IOException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                DeafPort silent = DeafPort.openAt("127.0.0.4", tracker.port());
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(knowing("tracker.test", "127.0.0.4", "127.0.0.1"))) {
            assertThat(silent.port()).isEqualTo(tracker.port());
            assertThatRight(announce(gateway, named(tracker), Duration.ofSeconds(6)));
        }
    }

    @Test
    @DisplayName("HTTP-T11, RFC 8305: where IPv6 leads nowhere, IPv4 is open long before anybody gives IPv6 up, and is"
            + " tried first from then on")
    void a_silent_ip_version_holds_nobody_up() throws IOException {
        HttpReply once =
                HttpReply.status("200 OK", "Connection: close\r\n", BODY.getBytes(StandardCharsets.ISO_8859_1));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(once));
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(knowing("tracker.test", "::1", "127.0.0.1"))) {
            try (DeafPort silent = DeafPort.openAt("::1", tracker.port())) {
                assertThat(silent.port()).isEqualTo(tracker.port());
                long begun = System.nanoTime();
                assertThatRight(announce(gateway, named(tracker), AMPLE));
                // An address may be silent for 15 seconds; the head start is a quarter of one.
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
            }
            InetAddress ipv6 = InetAddress.getAllByName("::1")[0];
            try (ServerSocket mute = new ServerSocket(tracker.port(), 50, ipv6)) {
                assertThat(mute.isBound()).isTrue();
                assertThatRight(announce(gateway, named(tracker), AMPLE));
            }
            assertThat(tracker.requests()).hasSize(2);
        }
    }

    @Test
    void of_two_dead_addresses_the_one_that_said_no_is_told() throws IOException {
        try (DeafPort silent = DeafPort.openAt("::1", 0);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        knowing("tracker.test", "::1", "127.0.0.5").withConnectTimeout(SHORT))) {
            TrackerUrl tracker = TrackerUrl.of("http://tracker.test:" + silent.port() + "/announce");

            assertThat(announce(gateway, tracker, AMPLE).getLeft())
                    .isEqualTo(new Unreachable(Stage.CONNECT, "the connection was refused"));
            assertThat(gateway.connections()).isZero();
        }
    }

    @Test
    void IPV6_5_a_connection_over_one_ip_version_is_none_to_whoever_wants_the_other() {
        HttpReply elsewhere = HttpReply.status("302 Elsewhere", "Location: /moved\r\n", new byte[0]);
        HttpScript moved = request -> request.path().equals("/moved") ? HttpReply.ok(BODY) : elsewhere;
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(moved);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(knowing("tracker.test", "127.0.0.1", "::1"))) {
            assertThatRight(announce(gateway, named(tracker), Fixtures.announce()));
            assertThatLeft(announce(gateway, named(tracker), Fixtures.announce().over(FamilyPolicy.IPV6_ONLY)))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThatRight(
                    announce(gateway, named(tracker), Fixtures.announce().over(FamilyPolicy.IPV4_ONLY)));

            assertThat(tracker.requests()).hasSize(4);
            assertThat(tracker.connectionsOpened()).isEqualTo(2);
        }
    }

    @Test
    void an_address_that_keeps_silent_alone_is_timed_out_while_connecting() throws IOException {
        try (DeafPort silent = DeafPort.openAt("127.0.0.4", 0);
                HttpTrackerAdapter patient = HttpTrackerAdapter.open(options());
                HttpTrackerAdapter hasty = HttpTrackerAdapter.open(options().withConnectTimeout(SHORT))) {
            TrackerUrl tracker = TrackerUrl.of("http://127.0.0.4:" + silent.port() + "/announce");

            assertThatLeft(announce(patient, tracker, SHORT))
                    .hasKind(ErrorKind.TIMED_OUT)
                    .isAtStage(Stage.CONNECT);
            assertThatLeft(announce(hasty, tracker, AMPLE))
                    .hasKind(ErrorKind.TIMED_OUT)
                    .isAtStage(Stage.CONNECT);
            assertThat(patient.connections() + hasty.connections()).isZero();
        }
    }

    @Test
    void when_every_address_refuses_the_tracker_is_unreachable() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(knowing("tracker.test", "127.0.0.2", "127.0.0.3"))) {
            assertThatLeft(announce(gateway, named(tracker)))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
        }
    }

    @Test
    void a_name_that_nobody_knows_is_unreachable_while_resolving() {
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(knowing("tracker.test"))) {
            assertThatLeft(announce(gateway, TrackerUrl.of("http://other.test/announce")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.RESOLVE);
            assertThatLeft(announce(gateway, TrackerUrl.of("http://tracker.test/announce")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.RESOLVE);
        }
    }

    @Test
    void a_slow_name_blocks_neither_its_asker_nor_other_names() {
        CountDownLatch released = new CountDownLatch(1);
        NameLookup lookup = name -> {
            if (name.equals("slow.test")) {
                awaitQuietly(released);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(HERE.withNames(lookup)))) {
            TrackerUrl slow = TrackerUrl.of("http://slow.test:" + tracker.port() + "/announce");
            CompletableFuture<Either<TrackerError, AnnounceResponse>> patient =
                    gateway.announce(slow, Fixtures.announce(), AMPLE);

            assertThatLeft(announce(gateway, slow, SHORT))
                    .hasKind(ErrorKind.TIMED_OUT)
                    .isAtStage(Stage.RESOLVE);
            assertThatRight(announce(gateway, named(tracker)));
            assertThat(patient).isNotDone();

            released.countDown();
            assertThatRight(Asking.answer(patient));
        } finally {
            released.countDown();
        }
    }

    @Test
    void twenty_thousand_that_fail_in_a_row_do_not_pile_up() {
        CountDownLatch allAsked = new CountDownLatch(1);
        NameLookup lookup = name -> {
            awaitQuietly(allAsked);
            return InetAddress.getAllByName("::1");
        };
        HttpOptions options = within(HERE.withNames(lookup).withFamilies(AddressFamilies.IPV4))
                .withConnections(1, 1);
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options)) {
            TrackerUrl tracker = TrackerUrl.of("http://tracker.test/announce");
            List<CompletableFuture<Either<TrackerError, AnnounceResponse>>> questions = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                questions.add(gateway.announce(tracker, Fixtures.announce(), AMPLE));
            }

            allAsked.countDown();

            questions.forEach(
                    question -> assertThatLeft(Asking.answer(question)).isAtStage(Stage.RESOLVE));
            assertThat(gateway.connections()).isZero();
        }
    }

    @Test
    void only_addresses_of_the_wanted_family_are_used() {
        try (ScriptedHttpTracker six = ScriptedHttpTracker.openAt("::1", YES)) {
            NameLookup both = names("tracker.test", "127.0.0.1", "::1");
            assertReached(six, HERE.withFamilies(AddressFamilies.IPV6).withNames(both), true);
            assertReached(six, HERE.withFamilies(AddressFamilies.BOTH).withNames(both), true);
            assertReached(six, HERE.withFamilies(AddressFamilies.IPV4).withNames(both), false);
            assertReached(six, HERE.withFamilies(AddressFamilies.IPV4).withNames(names("tracker.test", "::1")), false);
        }
    }

    private static void assertReached(ScriptedHttpTracker tracker, NetworkScope scope, boolean reached) {
        int before = tracker.requests().size();
        try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(scope))) {
            assertThat(announce(gateway, named(tracker)).isRight()).isEqualTo(reached);
            assertThat(tracker.requests()).hasSize(before + (reached ? 1 : 0));
        }
    }

    @Test
    void connections_come_from_the_local_address() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(HERE.withLocalAddress(InetAddress.getByName("127.0.0.9"))))) {
            TrackerUrl tracker = TrackerUrl.of("http://127.0.0.1:" + listener.getLocalPort() + "/announce");
            CompletableFuture<?> question = gateway.announce(tracker, Fixtures.announce(), AMPLE);
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.getInetAddress().getHostAddress()).isEqualTo("127.0.0.9");
            }
            question.cancel(true);
        }
    }

    @Test
    void an_address_that_is_not_ours_reaches_nobody() throws IOException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(HERE.withLocalAddress(InetAddress.getByName("192.0.2.1"))))) {
            assertThatLeft(announce(gateway, tracker.url()))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void an_http_proxy_is_given_the_whole_url_and_no_name_is_resolved() {
        try (ScriptedHttpTracker proxy = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        within(NOBODY_KNOWS.withProxy(ProxyServer.of("http://me:pw@" + proxy.authority()))))) {
            assertThatRight(announce(gateway, TrackerUrl.of("http://tracker.test:6969/announce?a|b")));

            assertThat(proxy.requests().get(0).target()).startsWith("http://tracker.test:6969/announce?a|b&info_hash=");
            assertThat(proxy.requests().get(0).header("Host")).contains("tracker.test:6969");
            assertThat(proxy.requests().get(0).header("Proxy-Authorization")).contains("Basic bWU6cHc=");
        }
    }

    @Test
    void an_http_proxy_opens_a_tunnel_to_https() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                LoopbackProxy proxy = LoopbackProxy.connect(200);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(NOBODY_KNOWS
                        .withProxy(proxy.address(""))
                        .withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate()))))) {
            TrackerUrl localhost = TrackerUrl.of("https://localhost:" + tracker.port() + "/announce");
            assertThatRight(announce(gateway, localhost));
            assertThatRight(announce(gateway, localhost));

            assertThat(proxy.asked()).hasSize(1);
            assertThat(proxy.asked().get(0)).startsWith("CONNECT localhost:" + tracker.port() + " HTTP/1.1\r\n");
            assertThat(tracker.requests().get(0).target()).startsWith("/announce?");
        }
    }

    @Test
    void an_http_proxy_that_refuses_is_the_one_to_blame() {
        for (int status : new int[] {403, 407, 502}) {
            try (LoopbackProxy proxy = LoopbackProxy.connect(status);
                    HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(HERE.withProxy(proxy.address(""))))) {
                assertThatLeft(announce(gateway, TrackerUrl.of("https://tracker.test/announce")))
                        .hasKind(ErrorKind.UNREACHABLE)
                        .isAtStage(Stage.PROXY);
            }
        }
        try (ScriptedHttpTracker proxy =
                        ScriptedHttpTracker.open(HttpScript.always(HttpReply.status("407 Who?", "", new byte[0])));
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        within(HERE.withProxy(ProxyServer.of("http://" + proxy.authority()))))) {
            assertThatLeft(announce(gateway, TrackerUrl.of("http://tracker.test/announce")))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.PROXY);
        }
    }

    @Test
    void a_socks_proxy_is_given_the_name_and_who_we_are() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                LoopbackProxy proxy = LoopbackProxy.socks(0);
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(NOBODY_KNOWS.withProxy(proxy.address("me:p%3aw@"))))) {
            assertThatRight(announce(gateway, named(tracker)));

            assertThat(proxy.asked()).containsExactly("me:p:w@tracker.test:" + tracker.port());
            assertThat(tracker.requests().get(0).target()).startsWith("/announce?");
        }
    }

    @Test
    void a_socks_proxy_leads_to_https_and_to_addresses_too() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                LoopbackProxy proxy = LoopbackProxy.socks(0);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        within(NOBODY_KNOWS.withProxy(proxy.address("")).insecure()))) {
            assertThatRight(announce(gateway, tracker.url()));

            assertThat(proxy.asked()).containsExactly("127.0.0.1:" + tracker.port());
        }
    }

    @Test
    void a_proxy_that_fails_is_not_gone_around() {
        ProxyServer nobody = ProxyServer.of(
                "socks5://127.0.0.1:" + ScriptedHttpTracker.nobody().port());
        ProxyServer nobodyEither = ProxyServer.of(
                "http://127.0.0.1:" + ScriptedHttpTracker.nobody().port());
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                LoopbackProxy refusing = LoopbackProxy.socks(5)) {
            for (ProxyServer proxy : List.of(nobody, nobodyEither, refusing.address(""))) {
                try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(HERE.withProxy(proxy)))) {
                    assertThatLeft(announce(gateway, tracker.url()))
                            .hasKind(ErrorKind.UNREACHABLE)
                            .isAtStage(Stage.PROXY);
                }
            }
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void what_a_rule_of_somebodys_own_throws_comes_out_of_the_future() {
        AddressRule clumsy = new AddressRule() {
            @Override
            public String label() {
                return "clumsy";
            }

            @Override
            public Option<String> faultOf(Visit visit) {
                throw new IllegalStateException("clumsy");
            }
        };
        try (HttpTrackerAdapter gateway =
                HttpTrackerAdapter.open(within(HERE.withAddressPolicy(AddressPolicy.of(clumsy))))) {
            assertThat(gateway.announce(TrackerUrl.of("http://127.0.0.1/announce"), Fixtures.announce(), AMPLE))
                    .failsWithin(AMPLE)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void HTTP_T12_addresses_are_looked_at_behind_their_names_and_at_every_redirect() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter server =
                        HttpTrackerAdapter.open(within(HERE.withAddressPolicy(AddressPolicy.server())
                                .withNames(names("tracker.test", "127.0.0.1", "10.0.0.1"))))) {
            assertThat(announce(server, named(tracker)).getLeft())
                    .isEqualTo(new Blocked("loopback: 127.0.0.1 is not to be reached"));
            assertThatLeft(announce(server, tracker.url())).hasKind(ErrorKind.BLOCKED);
            assertThat(tracker.connectionsOpened()).isZero();
        }
        try (ScriptedHttpTracker inside = ScriptedHttpTracker.open(YES);
                ScriptedHttpTracker proxied = ScriptedHttpTracker.open(HttpScript.always(HttpReply.status(
                        "302 Elsewhere", "Location: " + inside.url().reveal() + "\r\n", new byte[0])));
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(HERE.withProxy("http://" + proxied.authority())))) {
            assertThat(announce(gateway, TrackerUrl.of("http://tracker.test/announce"))
                            .getLeft())
                    .isEqualTo(new Blocked("redirect-inside: a redirect from outside to 127.0.0.1"));
            assertThat(inside.connectionsOpened()).isZero();
        }
    }

    @Test
    void HTTP_T12_a_connection_that_is_open_is_no_way_around_the_policy() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(knowing("tracker.test", "127.0.0.1"))) {
            assertThatRight(announce(gateway, named(tracker)));
            assertThatLeft(announce(gateway, TrackerUrl.of("http://tracker.test:" + tracker.port() + "/admin")))
                    .hasKind(ErrorKind.BLOCKED);
            assertThat(tracker.requests()).hasSize(1);
        }
    }

    @Test
    void an_interface_that_is_not_there_reaches_nobody() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(within(HERE.withInterface("herald-none0")))) {
            assertThatLeft(announce(gateway, tracker.url()))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.CONNECT);
            assertThat(tracker.connectionsOpened()).isZero();
        }
    }

    private static TrackerUrl named(ScriptedHttpTracker tracker) {
        return TrackerUrl.of("http://tracker.test:" + tracker.port() + "/announce");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
