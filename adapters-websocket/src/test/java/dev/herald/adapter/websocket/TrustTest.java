package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.CertificateTrust;
import dev.herald.network.ClientCertificate;
import dev.herald.network.KeyPin;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.CountingKeys;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ShownCertificates;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketScript;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T8 for {@code wss}: keys that are pinned, trust that holds at one host, and certificates of ours. */
class TrustTest {

    private static final String YES = "{\"action\":\"announce\",\"info_hash\":\"\\u00124Vx\u009a\u00bc\u00de\u00f1"
            + "#Eg\u0089\u00ab\u00cd\u00ef\\u00124Vx\u009a\",\"interval\":120,\"complete\":7,\"incomplete\":5}";
    private static final WebSocketScript ANSWERING = (message, client) -> client.text(YES);
    private static final CertificateTrust LOOPBACK =
            CertificateTrust.onlyOf(List.of(LoopbackTls.LOOPBACK.certificate()));
    private static final ClientCertificate OURS =
            ClientCertificate.of(LoopbackTls.CLIENT.key(), List.of(LoopbackTls.CLIENT.certificate()));

    private final List<AutoCloseable> open = new ArrayList<>();
    private final TestScheduler time = closing(new TestScheduler());

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void a_pinned_key_is_enough_and_another_one_is_not_however_often_it_comes() throws Exception {
        ScriptedWebSocketTracker tracker = tracker();
        WebSocketTrackerAdapter right = gateway(LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.LOOPBACK))));

        assertThatRight(announce(right, tracker.url()));
        assertThatRight(announce(right, tracker.url("/on-another-connection")));
        for (int i = 0; i < 3; i++) {
            WebSocketTrackerAdapter wrong = gateway(LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.EXPIRED))));
            assertThat(announce(wrong, tracker.url()).getLeft()).isEqualTo(unpinned());
            assertThat(announce(wrong, tracker.url()).getLeft()).isEqualTo(unpinned());
        }
        assertThat(tracker.heads()).hasSize(2);
    }

    @Test
    void what_is_said_of_one_host_holds_there_and_not_at_another_name_of_the_same_server() throws Exception {
        ScriptedWebSocketTracker tracker = tracker();
        WebSocketTrackerAdapter gateway = gateway(CertificateTrust.system().at("LocalHost", LOOPBACK));

        assertThatRight(announce(gateway, localhost(tracker)));
        assertThat(announce(gateway, tracker.url()).getLeft())
                .isEqualTo(insecure("the certificate is signed by itself, and not one that is trusted"));
    }

    @Test
    void pins_hold_through_proxies_and_where_anybody_is_believed() throws Exception {
        ScriptedWebSocketTracker tracker = tracker();
        CertificateTrust wrong = CertificateTrust.anybody().pinnedTo(List.of(pin(LoopbackTls.EXPIRED)));
        LoopbackProxy proxy = closing(new LoopbackProxy(tracker.port()));
        for (String scheme : List.of("http", "socks5")) {
            NetworkScope through = NetworkScope.anywhere().withProxy(scheme + "://127.0.0.1:" + proxy.port());

            assertThat(announce(gateway(through.withTrust(wrong)), localhost(tracker))
                            .getLeft())
                    .isEqualTo(unpinned());
            assertThatRight(announce(
                    gateway(through.withTrust(LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.LOOPBACK))))),
                    localhost(tracker)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_of_ours_is_shown_to_the_host_it_is_for_and_to_no_other(String version) throws Exception {
        ShownCertificates shown = ShownCertificates.takingAny();
        SSLParameters asking = speaking(version);
        asking.setWantClientAuth(true);
        ScriptedWebSocketTracker tracker = tracker(LoopbackTls.LOOPBACK.server(shown), asking);
        WebSocketTrackerAdapter gateway = gateway(LOOPBACK.at("localhost", LOOPBACK.showing(OURS)));

        assertThatRight(announce(gateway, tracker.url()));
        assertThat(shown.shown()).isEmpty();
        assertThatRight(announce(gateway, localhost(tracker)));
        assertThat(shown.shown()).containsExactly(LoopbackTls.CLIENT.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_that_is_missing_or_not_taken_is_told_as_such(String version) throws Exception {
        SSLParameters insisting = speaking(version);
        insisting.setNeedClientAuth(true);
        ScriptedWebSocketTracker tracker =
                tracker(LoopbackTls.LOOPBACK.server(ShownCertificates.takingNone()), insisting);

        for (CertificateTrust trust : List.of(LOOPBACK, LOOPBACK.showing(OURS))) {
            TrackerError error = announce(gateway(trust), tracker.url()).getLeft();
            assertThat(error).isInstanceOf(Unreachable.class);
            assertThat(((Unreachable) error).stage()).isEqualTo(Stage.SECURE);
            // Servers of TLS 1.2 may say no more than that nothing was agreed on.
            assertThat(((Unreachable) error).detail()).contains("wants a certificate of ours");
        }
    }

    @Test
    void a_server_of_another_version_is_told_as_such() throws Exception {
        ScriptedWebSocketTracker old =
                closing(ScriptedWebSocketTracker.openAnsweringGreetings(new byte[] {0x15, 3, 1, 0, 2, 2, 70}));

        assertThat(announce(gateway(LOOPBACK), old.url()).getLeft())
                .isEqualTo(insecure("the other side speaks no version of TLS that we do"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void every_further_socket_resumes_the_session_of_the_first(String version) throws Exception {
        CountingKeys keys = CountingKeys.of(LoopbackTls.LOOPBACK);
        ScriptedWebSocketTracker tracker = tracker(keys.server(), speaking(version));
        CertificateTrust pinned = LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.LOOPBACK)));
        for (CertificateTrust trust : List.of(LOOPBACK, pinned)) {
            int before = keys.used();
            WebSocketTrackerAdapter gateway = gateway(trust);
            assertThatRight(announce(gateway, tracker.url("/first")));
            int inFull = keys.used();
            assertThat(inFull).as("a full handshake uses the key").isGreaterThan(before);
            int opened = tracker.connectionsOpened();

            for (int i = 0; i < 4; i++) {
                assertThatRight(announce(gateway, tracker.url("/another-" + i)));
            }
            assertThat(tracker.connectionsOpened()).isEqualTo(opened + 4);
            assertThat(keys.used()).as("no other full handshake").isEqualTo(inFull);
        }
    }

    // ---- words

    private <T extends AutoCloseable> T closing(T resource) {
        open.add(resource);
        return resource;
    }

    private ScriptedWebSocketTracker tracker() {
        return closing(ScriptedWebSocketTracker.openTls(LoopbackTls.LOOPBACK.server(), ANSWERING));
    }

    private ScriptedWebSocketTracker tracker(SSLContext tls, SSLParameters demands) {
        return closing(ScriptedWebSocketTracker.openTls(tls, demands, ANSWERING));
    }

    private WebSocketTrackerAdapter gateway(CertificateTrust trust) {
        return gateway(NetworkScope.anywhere().withTrust(trust));
    }

    private WebSocketTrackerAdapter gateway(NetworkScope scope) {
        return closing(WebSocketTrackerAdapter.open(
                WebSocketOptions.of(time, new Random(3)).withNetwork(scope)));
    }

    private static Either<TrackerError, AnnounceResponse> announce(WebSocketTrackerAdapter gateway, TrackerUrl url)
            throws Exception {
        return gateway.announce(url, Fixtures.announce(), Duration.ofSeconds(20))
                .get(30, TimeUnit.SECONDS);
    }

    private static TrackerUrl localhost(ScriptedWebSocketTracker tracker) {
        return TrackerUrl.of("wss://localhost:" + tracker.port() + "/announce");
    }

    private static SSLParameters speaking(String version) {
        SSLParameters demands = new SSLParameters();
        demands.setProtocols(new String[] {version});
        return demands;
    }

    private static KeyPin pin(LoopbackTls tls) {
        return KeyPin.of(tls.certificate());
    }

    private static TrackerError unpinned() {
        return insecure("the certificate's key is not one that is pinned: it is " + pin(LoopbackTls.LOOPBACK));
    }

    private static TrackerError insecure(String detail) {
        return new Unreachable(Stage.SECURE, detail);
    }
}
