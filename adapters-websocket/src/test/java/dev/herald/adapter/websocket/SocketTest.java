package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.AddressRule;
import dev.herald.network.NetworkScope;
import dev.herald.network.Visit;
import dev.herald.testkit.DeafPort;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketClientConnection;
import dev.herald.testkit.websocket.WebSocketScript;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on real sockets. */
class SocketTest {

    private static final NetworkScope HERE = NetworkScope.anywhere();

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String YES = "{\"action\":\"announce\",\"info_hash\":\"\\u00124Vx\u009a\u00bc\u00de\u00f1"
            + "#Eg\u0089\u00ab\u00cd\u00ef\\u00124Vx\u009a\",\"interval\":120,\"complete\":7,\"incomplete\":5}";
    private static final String WRONG_ACCEPT = String.join(
            "\r\n",
            "HTTP/1.1 101 Switching",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "",
            "");
    private static final WebSocketScript ANSWERING = (message, client) -> client.text(YES);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestScheduler time = closing(new TestScheduler());

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    private WebSocketTrackerAdapter gateway(UnaryOperator<WebSocketOptions> options) {
        return closing(WebSocketTrackerAdapter.open(options.apply(WebSocketOptions.of(time, new Random(3)))));
    }

    private WebSocketTrackerAdapter gateway() {
        return gateway(options -> options);
    }

    private static Either<TrackerError, AnnounceResponse> announce(
            WebSocketTrackerAdapter gateway, TrackerUrl url, Duration timeout) throws Exception {
        return gateway.announce(url, Fixtures.announce(), timeout).get(30, TimeUnit.SECONDS);
    }

    private ScriptedWebSocketTracker tracker(WebSocketScript script) {
        return closing(ScriptedWebSocketTracker.open(script));
    }

    // ---- the handshake

    @Test
    @DisplayName("WS-1, TRAP-8: path and query go out as they were written, and a user becomes an authorization")
    void the_url_as_it_is() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        String own = "/an|no^unce/%7e%zz?b=2&odd={x}'\"&a=1";

        assertThatRight(announce(gateway(options -> options.withUserAgent("Some/1.0")), tracker.url(own), AMPLE));
        TrackerUrl withUser = TrackerUrl.of("ws://us%40er:se%3Acret@127.0.0.1:" + tracker.port());
        assertThatRight(announce(gateway(), withUser, AMPLE));

        assertThat(tracker.heads().get(0))
                .startsWith("GET " + own + " HTTP/1.1\r\n")
                .contains("user-agent: Some/1.0")
                .contains("host: 127.0.0.1:" + tracker.port())
                .doesNotContain("sec-websocket-protocol")
                .doesNotContain("sec-websocket-extensions");
        assertThat(tracker.heads().get(1))
                .startsWith("GET / HTTP/1.1\r\n")
                .contains("authorization: Basic dXNAZXI6c2U6Y3JldA==");
    }

    @Test
    void a_status_other_than_101_is_a_refusal_with_that_status() throws Exception {
        ScriptedWebSocketTracker forbidding =
                closing(ScriptedWebSocketTracker.openAnswering("HTTP/1.1 403 Forbidden\r\n\r\n"));
        ScriptedWebSocketTracker busy =
                closing(ScriptedWebSocketTracker.openAnswering("HTTP/1.1 429 Slow\r\nRetry-After: 90\r\n\r\n"));

        assertThatLeft(announce(gateway(), forbidding.url(), AMPLE))
                .isRefusedWith("Forbidden")
                .hasStatus(403);
        assertThatLeft(announce(gateway(), busy.url(), AMPLE))
                .hasStatus(429)
                .advises(RetryAdvice.after(Duration.ofSeconds(90)));
        assertThat(forbidding.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    static List<String> noHandshakes() {
        return List.of("no HTTP at all\r\n\r\n", WRONG_ACCEPT, "HTTP/1.1 101 Switching\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("noHandshakes")
    void a_handshake_that_is_none_is_malformed(String answer) throws Exception {
        ScriptedWebSocketTracker tracker = closing(ScriptedWebSocketTracker.openAnswering(answer));

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE)).hasKind(ErrorKind.MALFORMED);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @Test
    void a_head_without_end_is_not_read_to_its_end() throws Exception {
        ScriptedWebSocketTracker tracker = closing(ScriptedWebSocketTracker.openAnswering(
                "HTTP/1.1 101 Switching\r\n" + "X-Header: much ado about nothing\r\n".repeat(10_000)));

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE)).hasKind(ErrorKind.BLOCKED);
    }

    @Test
    void a_mute_tracker_is_left_after_the_time_to_connect() throws Exception {
        ScriptedWebSocketTracker mute = closing(ScriptedWebSocketTracker.openMute("ws"));
        WebSocketTrackerAdapter gateway = gateway(options -> options.withConnectTimeout(SHORT));

        assertThatLeft(announce(gateway, mute.url(), AMPLE))
                .hasKind(ErrorKind.TIMED_OUT)
                .isAtStage(Stage.RECEIVE);
        assertThat(mute.awaitConnectionsOpen(0, AMPLE)).isTrue();
        assertThatLeft(announce(gateway, ScriptedWebSocketTracker.nobody(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.CONNECT);
        assertThatLeft(announce(gateway, TrackerUrl.of("ws://no.such.name.invalid/"), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT)
                .isAtStage(Stage.RESOLVE);
    }

    // ---- TLS

    @Test
    void certificates_are_checked() throws Exception {
        WebSocketTrackerAdapter trusting = within(HERE.withTrustedCertificates(List.of(
                LoopbackTls.LOOPBACK.certificate(),
                LoopbackTls.OTHER_NAME.certificate(),
                LoopbackTls.EXPIRED.certificate())));
        ScriptedWebSocketTracker good =
                closing(ScriptedWebSocketTracker.openTls(LoopbackTls.LOOPBACK.server(), ANSWERING));
        ScriptedWebSocketTracker other =
                closing(ScriptedWebSocketTracker.openTls(LoopbackTls.OTHER_NAME.server(), ANSWERING));
        ScriptedWebSocketTracker old =
                closing(ScriptedWebSocketTracker.openTls(LoopbackTls.EXPIRED.server(), ANSWERING));

        assertThatRight(announce(trusting, good.url(), AMPLE));
        for (ScriptedWebSocketTracker bad : List.of(other, old)) {
            assertThatLeft(announce(trusting, bad.url(), AMPLE))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.SECURE);
        }
        assertThatLeft(announce(gateway(), good.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.SECURE);
        WebSocketTrackerAdapter careless = within(HERE.insecure());
        for (ScriptedWebSocketTracker any : List.of(good, other, old)) {
            assertThatRight(announce(careless, any.url(), AMPLE));
        }
    }

    @Test
    void HTTP_T8_troubles_with_tls_are_told_apart() throws Exception {
        WebSocketTrackerAdapter trusting = within(HERE.withTrustedCertificates(List.of(
                LoopbackTls.OTHER_NAME.certificate(),
                LoopbackTls.EXPIRED.certificate(),
                LoopbackTls.NOT_YET.certificate())));
        SSLContext withoutKeys = SSLContext.getInstance("TLS");
        withoutKeys.init(null, null, null);

        assertThat(troubleWith(LoopbackTls.OTHER_NAME.server(), trusting))
                .startsWith("the certificate is for another host: ")
                .endsWith(" was asked for, and it is for tracker.example.org");
        assertThat(troubleWith(LoopbackTls.EXPIRED.server(), trusting))
                .isEqualTo("the certificate has expired: it was valid until 2021-01-01");
        assertThat(troubleWith(LoopbackTls.NOT_YET.server(), trusting))
                .isEqualTo("the certificate is not valid yet: it will be from 2120-01-01");
        assertThat(troubleWith(LoopbackTls.ISSUED.server(), trusting))
                .isEqualTo("the certificate comes from an authority that is not trusted: CN=Herald test authority");
        assertThat(troubleWith(LoopbackTls.LOOPBACK.server(), trusting))
                .isEqualTo("the certificate is signed by itself, and not one that is trusted");
        assertThat(troubleWith(withoutKeys, trusting))
                .isEqualTo("the other side finds no cipher that both speak, or wants a certificate of ours");
    }

    private String troubleWith(SSLContext server, WebSocketTrackerAdapter gateway) throws Exception {
        ScriptedWebSocketTracker tracker = closing(ScriptedWebSocketTracker.openTls(server, ANSWERING));
        TrackerError error = announce(gateway, tracker.url(), AMPLE).getLeft();
        assertThat(error).isInstanceOf(Unreachable.class);
        Unreachable trouble = (Unreachable) error;
        assertThat(trouble.stage()).isEqualTo(Stage.SECURE);
        return trouble.detail();
    }

    @Test
    void a_server_that_does_not_speak_tls_or_nothing_at_all() throws Exception {
        ScriptedWebSocketTracker plain = tracker(ANSWERING);
        ScriptedWebSocketTracker mute = closing(ScriptedWebSocketTracker.openMute("wss"));
        WebSocketTrackerAdapter gateway = gateway(options -> options.withConnectTimeout(Duration.ofSeconds(2)));

        assertThatLeft(announce(gateway, TrackerUrl.of("wss://127.0.0.1:" + plain.port()), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE, ErrorKind.TIMED_OUT)
                .isAtStage(Stage.SECURE);
        assertThatLeft(announce(gateway, mute.url(), AMPLE))
                .hasKind(ErrorKind.TIMED_OUT)
                .isAtStage(Stage.SECURE);
    }

    // ---- ways through the network

    @Test
    void a_proxy_is_told_names_as_they_are_and_who_we_are() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        LoopbackProxy proxy = closing(new LoopbackProxy(tracker.port()));
        TrackerUrl url = TrackerUrl.of("ws://tracker.invalid:8000/announce");

        for (String kind : List.of("http", "socks5")) {
            String server = kind + "://127.0.0.1:" + proxy.port();
            assertThatRight(announce(within(HERE.withProxy(server)), url, AMPLE));
            String withUser = kind + "://us:pw@127.0.0.1:" + proxy.port();
            assertThatRight(announce(within(HERE.withProxy(withUser)), url, AMPLE));
        }

        assertThat(proxy.asked())
                .containsExactly(
                        "tracker.invalid:8000",
                        "Basic dXM6cHc=@tracker.invalid:8000",
                        "tracker.invalid:8000",
                        "us:pw@tracker.invalid:8000");
    }

    @Test
    void tls_goes_through_a_proxy_to_the_trackers_own_name() throws Exception {
        ScriptedWebSocketTracker tracker =
                closing(ScriptedWebSocketTracker.openTls(LoopbackTls.LOOPBACK.server(), ANSWERING));
        LoopbackProxy proxy = closing(new LoopbackProxy(tracker.port()));
        WebSocketTrackerAdapter gateway = within(HERE.withProxy("socks5://127.0.0.1:" + proxy.port())
                .withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate())));

        assertThatRight(announce(gateway, TrackerUrl.of("wss://localhost:444/"), AMPLE));
        assertThatLeft(announce(gateway, TrackerUrl.of("wss://tracker.invalid/"), AMPLE))
                .isAtStage(Stage.SECURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void nothing_goes_around_a_proxy_that_is_not_there(String kind) throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        int dead = ScriptedWebSocketTracker.nobody().port();
        ScriptedWebSocketTracker mute = closing(ScriptedWebSocketTracker.openMute("ws"));

        assertThatLeft(announce(within(HERE.withProxy(kind + "://127.0.0.1:" + dead)), tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.PROXY);
        assertThatLeft(announce(
                        gateway(options -> options.withNetwork(HERE.withProxy(kind + "://127.0.0.1:" + mute.port()))
                                .withConnectTimeout(SHORT)),
                        tracker.url(),
                        AMPLE))
                .hasKind(ErrorKind.TIMED_OUT)
                .isAtStage(Stage.PROXY);
        assertThat(tracker.connectionsOpened()).isZero();
    }

    @Test
    void local_addresses_and_ip_versions_are_kept_to() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);

        assertThatRight(announce(
                within(HERE.withLocalAddress(address("127.0.0.1")).withFamilies(AddressFamilies.IPV4)),
                tracker.url(),
                AMPLE));
        assertThatLeft(announce(within(HERE.withFamilies(AddressFamilies.IPV6)), tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE);
        assertThatLeft(announce(within(HERE.withLocalAddress(address("::1"))), tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE);
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    @Test
    @DisplayName("RFC 8305: where IPv6 leads nowhere, IPv4 is open long before anybody gives IPv6 up")
    void a_silent_ip_version_holds_nobody_up() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        DeafPort silent = closing(DeafPort.openAt("::1", tracker.port()));
        NetworkScope both = HERE.withNames(name -> new InetAddress[] {address("::1"), address("127.0.0.1")});
        TrackerUrl named = TrackerUrl.of("ws://tracker.test:" + silent.port() + "/announce");
        long begun = System.nanoTime();

        assertThatRight(announce(within(both), named, AMPLE));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
    }

    @Test
    void of_dead_addresses_the_one_that_said_no_is_told_unless_time_is_over_before() throws Exception {
        int nobody = ScriptedWebSocketTracker.nobody().port();
        NetworkScope two = HERE.withNames(name -> new InetAddress[] {address("::1"), address("127.0.0.5")});
        DeafPort silent = closing(DeafPort.openAt("::1", 0));
        TrackerUrl halfSilent = TrackerUrl.of("ws://tracker.test:" + silent.port() + "/announce");

        assertThatLeft(announce(within(two), TrackerUrl.of("ws://tracker.test:" + nobody + "/"), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.CONNECT);
        assertThatLeft(announce(
                        gateway(options -> options.withNetwork(two).withConnectTimeout(Duration.ofSeconds(2))),
                        halfSilent,
                        AMPLE))
                .hasKind(ErrorKind.TIMED_OUT)
                .isAtStage(Stage.CONNECT);
    }

    @Test
    @DisplayName("IPV6-5: a socket over one IP version is none to whoever wants the other")
    void one_family() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        WebSocketTrackerAdapter gateway =
                within(HERE.withNames(name -> new InetAddress[] {address("127.0.0.1"), address("::1")}));
        TrackerUrl named = TrackerUrl.of("ws://tracker.test:" + tracker.port() + "/announce");

        assertThatRight(announce(gateway, named, FamilyPolicy.BOTH));
        assertThatLeft(announce(gateway, named, FamilyPolicy.IPV6_ONLY))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.CONNECT);
        assertThatRight(announce(gateway, named, FamilyPolicy.IPV4_ONLY));

        assertThat(tracker.connectionsOpened()).isEqualTo(2);
    }

    private static Either<TrackerError, AnnounceResponse> announce(
            WebSocketTrackerAdapter gateway, TrackerUrl url, FamilyPolicy families) throws Exception {
        return gateway.announce(url, Fixtures.announce().over(families), AMPLE).get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("HTTP-T12: over WebSocket too, URLs and the addresses behind their names are looked at")
    void what_the_policy_forbids_is_not_connected_to() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        NetworkScope server = HERE.withAddressPolicy(AddressPolicy.server())
                .withNames(name -> new InetAddress[] {address("127.0.0.1")});
        TrackerUrl named = TrackerUrl.of("ws://tracker.test:" + tracker.port() + "/announce");

        assertThatLeft(announce(within(server), named, AMPLE)).hasKind(ErrorKind.BLOCKED);
        assertThatLeft(announce(within(server), tracker.url(), AMPLE)).hasKind(ErrorKind.BLOCKED);
        assertThatLeft(announce(within(HERE.withInterface("herald-none0")), tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.CONNECT);
        assertThat(tracker.connectionsOpened()).isZero();
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
        WebSocketTrackerAdapter gateway = within(HERE.withAddressPolicy(AddressPolicy.of(clumsy)));

        assertThat(gateway.announce(TrackerUrl.of("ws://127.0.0.1/announce"), Fixtures.announce(), AMPLE))
                .failsWithin(AMPLE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_tracker_of_an_exception_goes_direct_and_everybody_else_through_the_proxy() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        LoopbackProxy proxy = closing(new LoopbackProxy(tracker.port()));
        List<String> looked = new ArrayList<>();
        WebSocketTrackerAdapter gateway = within(HERE.withProxy("socks5://127.0.0.1:" + proxy.port())
                .withNames(name -> {
                    looked.add(name);
                    return new InetAddress[] {address("127.0.0.1")};
                })
                .withException("tracker.lan", NetworkScope::withoutProxy));

        assertThatRight(announce(gateway, TrackerUrl.of("ws://tracker.lan:" + tracker.port()), AMPLE));
        assertThat(proxy.asked()).isEmpty();
        assertThatRight(announce(gateway, TrackerUrl.of("ws://other.test:" + tracker.port()), AMPLE));
        assertThat(proxy.asked()).containsExactly("other.test:" + tracker.port());
        assertThat(looked).containsExactly("tracker.lan");
    }

    @Test
    @DisplayName("IPV6-3: an exception's IP version is the only one that its tracker is asked over, and nobody else's")
    void families_of_exceptions() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        WebSocketTrackerAdapter gateway =
                within(HERE.withNames(name -> new InetAddress[] {address("::1"), address("127.0.0.1")})
                        .withException("tracker.lan", all -> all.withFamilies(AddressFamilies.IPV6)));

        assertThatLeft(announce(gateway, TrackerUrl.of("ws://tracker.lan:" + tracker.port()), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE);
        assertThat(tracker.connectionsOpened()).isZero();
        assertThatRight(announce(gateway, TrackerUrl.of("ws://other.test:" + tracker.port()), AMPLE));
    }

    @Test
    void certificates_that_an_exception_trusts_nobody_else_believes() throws Exception {
        ScriptedWebSocketTracker secure =
                closing(ScriptedWebSocketTracker.openTls(LoopbackTls.LOOPBACK.server(), ANSWERING));
        WebSocketTrackerAdapter gateway = within(HERE.withException(
                "localhost", scope -> scope.withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate()))));

        assertThatRight(announce(gateway, TrackerUrl.of("wss://localhost:" + secure.port()), AMPLE));
        assertThatLeft(announce(gateway, TrackerUrl.of("wss://127.0.0.1:" + secure.port()), AMPLE))
                .isAtStage(Stage.SECURE);
    }

    private WebSocketTrackerAdapter within(NetworkScope scope) {
        return gateway(options -> options.withNetwork(scope));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Test
    void options_that_make_no_sense_throw() {
        WebSocketOptions options = WebSocketOptions.of(time, new Random(3));

        assertThatIllegalArgumentException().isThrownBy(() -> options.withOffers(11));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withConnectTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withUserAgent("a\r\nb"));
    }

    // ---- frames

    @Test
    @DisplayName("WS-1: binary frames, fragments, and pings in between")
    void frames_of_all_kinds() throws Exception {
        byte[] yes = YES.getBytes(StandardCharsets.UTF_8);
        ScriptedWebSocketTracker tracker = tracker((message, client) -> {
            if (client.number() == 0) {
                client.frame(0x82, yes);
            } else {
                client.frame(0x01, java.util.Arrays.copyOf(yes, 7));
                client.frame(0x89, new byte[] {1, 2, 3});
                client.frame(0x00, new byte[0]);
                client.frame(0x80, java.util.Arrays.copyOfRange(yes, 7, yes.length));
            }
        });

        assertThatRight(announce(gateway(), tracker.url(), AMPLE));
        assertThatRight(announce(gateway(), tracker.url(), AMPLE));
    }

    @Test
    void a_frame_of_a_gigabyte_is_refused_by_its_head() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(
                (message, client) -> client.raw(WebSocketClientConnection.head(0x81, 1L << 30), new byte[1_000]));

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE)).hasKind(ErrorKind.BLOCKED);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @Test
    void fragments_without_end_are_refused_when_they_become_too_much() throws Exception {
        ScriptedWebSocketTracker tracker = tracker((message, client) -> {
            client.frame(0x01, new byte[60_000]);
            for (int i = 0; i < 1_000 && !client.isClosed(); i++) {
                client.frame(0x00, new byte[60_000]);
            }
        });

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE)).hasKind(ErrorKind.BLOCKED);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x83, 0x8B, 0xC1, 0x09, 0x80})
    void frames_that_break_the_protocol_end_the_connection(int first) throws Exception {
        ScriptedWebSocketTracker tracker = tracker((message, client) -> client.frame(first, new byte[] {1, 2}));

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE)).hasKind(ErrorKind.MALFORMED);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @Test
    void a_message_that_never_ends_is_silence() throws Exception {
        ScriptedWebSocketTracker tracker =
                tracker((message, client) -> client.raw(WebSocketClientConnection.head(0x81, 500), new byte[100]));

        assertThatLeft(announce(gateway(), tracker.url(), SHORT))
                .hasKind(ErrorKind.TIMED_OUT)
                .isAtStage(Stage.RECEIVE);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @Test
    void a_good_bye_is_answered_and_ends_what_is_under_way() throws Exception {
        ScriptedWebSocketTracker tracker = tracker((message, client) -> client.sayGoodbye(1001));

        assertThatLeft(announce(gateway(), tracker.url(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE)
                .isAtStage(Stage.RECEIVE);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    @Test
    void a_hostile_tracker_leaves_the_others_working() throws Exception {
        ScriptedWebSocketTracker flood = tracker((message, client) -> {
            while (!client.isClosed()) {
                client.text("{\"a\":" + "[".repeat(50_000));
            }
        });
        ScriptedWebSocketTracker good = tracker(ANSWERING);
        WebSocketTrackerAdapter gateway = gateway();

        var flooded = gateway.announce(flood.url(), Fixtures.announce(), AMPLE);
        assertThatRight(announce(gateway, good.url(), AMPLE));
        assertThatLeft(flooded.get(30, TimeUnit.SECONDS)).hasKind(ErrorKind.MALFORMED);
        assertThat(flood.awaitConnectionsOpen(0, AMPLE)).isTrue();
    }

    // ---- sockets and peer ids

    @Test
    @DisplayName("WS-18: one socket a tracker and peer id; a scrape goes along with whichever there is")
    void sockets() throws Exception {
        ScriptedWebSocketTracker tracker = tracker((message, client) ->
                client.text(message.contains("scrape") ? "{\"action\":\"scrape\",\"files\":{}}" : YES));
        WebSocketTrackerAdapter gateway = gateway();

        assertThatRight(announce(gateway, tracker.url(), AMPLE));
        gateway.scrape(tracker.url(), io.vavr.collection.Vector.of(Fixtures.IH1), AMPLE)
                .get(30, TimeUnit.SECONDS);
        assertThat(tracker.connectionsOpened()).isEqualTo(1);
        assertThat(gateway.conversations()).isEqualTo(1);

        gateway.announce(tracker.url(), Fixtures.announceBy(Fixtures.CLIENT2), AMPLE)
                .get(30, TimeUnit.SECONDS);
        assertThat(tracker.connectionsOpened()).isEqualTo(2);
        assertThat(gateway.conversations()).isEqualTo(2);
    }

    @Test
    @DisplayName("WS-1, WS-18: nobody is announced on a socket that was opened with another name and password")
    void credentials() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(ANSWERING);
        WebSocketTrackerAdapter gateway = gateway();

        for (String user : List.of("alice:wonder", "bob:builder", "alice:wonder")) {
            TrackerUrl own = TrackerUrl.of("ws://" + user + "@127.0.0.1:" + tracker.port() + "/announce");
            assertThatRight(announce(gateway, own, AMPLE));
        }

        assertThat(tracker.heads()).hasSize(2);
        assertThat(tracker.heads().get(1)).contains("authorization: Basic Ym9iOmJ1aWxkZXI=");
    }

    @Test
    void conversations_that_nobody_needs_are_forgotten() throws Exception {
        ScriptedWebSocketTracker tracker = tracker(WebSocketScript.silent());
        WebSocketTrackerAdapter gateway = gateway();

        assertThatLeft(announce(gateway, tracker.url(), SHORT)).hasKind(ErrorKind.TIMED_OUT);
        assertThat(tracker.awaitConnectionsOpen(0, AMPLE)).isTrue();
        assertThatLeft(announce(gateway, ScriptedWebSocketTracker.nobody(), AMPLE))
                .hasKind(ErrorKind.UNREACHABLE);
        awaitNone(gateway);
    }

    private void awaitNone(WebSocketTrackerAdapter gateway) throws Exception {
        for (int attempt = 0; attempt < 200 && gateway.conversations() > 0; attempt++) {
            var moment = new java.util.concurrent.CompletableFuture<Void>();
            time.schedule(Duration.ofMillis(25), () -> moment.complete(null));
            moment.get(5, TimeUnit.SECONDS);
        }
        assertThat(gateway.conversations()).isZero();
    }
}
