package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.BODY;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.options;
import static dev.herald.adapter.http.Asking.within;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.CertificateTrust;
import dev.herald.network.ClientCertificate;
import dev.herald.network.KeyPin;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.http.CountingKeys;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.ShownCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP-T8: keys that are pinned, trust that holds at one host, and certificates of ours. */
class TrustTest {

    private static final HttpScript YES = HttpScript.always(HttpReply.ok(BODY));
    private static final HttpScript YES_AND_CLOSE =
            HttpScript.always(HttpReply.ok(BODY).thenClose());
    private static final CertificateTrust LOOPBACK = trusting(LoopbackTls.LOOPBACK);
    private static final ClientCertificate OURS =
            ClientCertificate.of(LoopbackTls.CLIENT.key(), List.of(LoopbackTls.CLIENT.certificate()));

    // ---- pins

    @Test
    void a_pinned_key_is_asked_for_at_every_connection_also_where_the_session_is_resumed() {
        CountingKeys keys = CountingKeys.of(LoopbackTls.LOOPBACK);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(keys.server(), YES_AND_CLOSE);
                HttpTrackerAdapter gateway = gateway(LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.LOOPBACK))))) {
            assertThatRight(announce(gateway, tracker.url()));
            int inFull = keys.used();
            for (int i = 0; i < 3; i++) {
                assertThatRight(announce(gateway, tracker.url()));
            }
            assertThat(tracker.connectionsOpened()).isEqualTo(4);
            assertThat(keys.used()).as("no other full handshake").isEqualTo(inFull);
        }
    }

    @Test
    void another_key_than_the_pinned_is_no_key_however_often_it_comes() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway = gateway(LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.OTHER_NAME))))) {
            for (int i = 0; i < 3; i++) {
                assertThat(announce(gateway, tracker.url()).getLeft()).isEqualTo(unpinned(LoopbackTls.LOOPBACK));
            }
            assertThat(tracker.requests()).isEmpty();
        }
    }

    @Test
    void one_of_several_pins_is_enough_and_the_rest_is_looked_at_as_ever() {
        List<KeyPin> both = List.of(pin(LoopbackTls.LOOPBACK), pin(LoopbackTls.EXPIRED));

        assertThat(error(
                        LoopbackTls.LOOPBACK.server(), CertificateTrust.system().pinnedTo(both)))
                .isEqualTo(insecure("the certificate is signed by itself, and not one that is trusted"));
        assertThat(error(
                        LoopbackTls.EXPIRED.server(),
                        trusting(LoopbackTls.EXPIRED).pinnedTo(both)))
                .isEqualTo(insecure("the certificate has expired: it was valid until 2021-01-01"));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway = gateway(LOOPBACK.pinnedTo(both))) {
            assertThatRight(announce(gateway, tracker.url()));
        }
    }

    @Test
    void the_key_of_the_authority_may_be_pinned() {
        CertificateTrust trust = CertificateTrust.onlyOf(List.of(LoopbackTls.ISSUED.authority()))
                .pinnedTo(List.of(KeyPin.of(LoopbackTls.ISSUED.authority())));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.ISSUED.server(), YES_AND_CLOSE);
                HttpTrackerAdapter gateway = gateway(trust)) {
            assertThatRight(announce(gateway, tracker.url()));
            assertThatRight(announce(gateway, tracker.url()));
        }
    }

    @Test
    void an_authority_that_is_only_sent_along_vouches_for_nobody() throws Exception {
        SSLContext boasting = server(LoopbackTls.LOOPBACK, LoopbackTls.ISSUED.authority());
        CertificateTrust both =
                CertificateTrust.onlyOf(List.of(LoopbackTls.LOOPBACK.certificate(), LoopbackTls.ISSUED.authority()));
        List<KeyPin> authority = List.of(KeyPin.of(LoopbackTls.ISSUED.authority()));

        assertThat(error(boasting, both.pinnedTo(authority))).isEqualTo(unpinned(LoopbackTls.LOOPBACK));
        assertThat(error(boasting, CertificateTrust.anybody().pinnedTo(authority)))
                .isEqualTo(unpinned(LoopbackTls.LOOPBACK));
    }

    @Test
    void pins_hold_where_anybody_is_believed() {
        CertificateTrust anybody = CertificateTrust.anybody().pinnedTo(List.of(pin(LoopbackTls.EXPIRED)));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.EXPIRED.server(), YES);
                HttpTrackerAdapter gateway = gateway(anybody)) {
            assertThatRight(announce(gateway, tracker.url()));
        }
        assertThat(error(LoopbackTls.LOOPBACK.server(), anybody)).isEqualTo(unpinned(LoopbackTls.LOOPBACK));
    }

    // ---- hosts

    @Test
    void what_is_said_of_one_host_holds_there_and_not_at_another_name_of_the_same_server() {
        CertificateTrust trust = CertificateTrust.system().at("LocalHost", LOOPBACK);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway = gateway(trust)) {
            assertThatRight(announce(gateway, at("localhost", tracker)));
            assertThat(announce(gateway, tracker.url()).getLeft())
                    .isEqualTo(insecure("the certificate is signed by itself, and not one that is trusted"));
            assertThatRight(announce(gateway, at("LOCALHOST", tracker)));
        }
    }

    @Test
    void a_redirect_comes_under_the_trust_of_where_it_leads() {
        CertificateTrust pinnedElsewhere =
                LOOPBACK.at("localhost", LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.EXPIRED))));
        try (ScriptedHttpTracker goal = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                ScriptedHttpTracker start =
                        ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), sendingTo(at("localhost", goal)));
                HttpTrackerAdapter gateway = gateway(pinnedElsewhere);
                HttpTrackerAdapter free = gateway(LOOPBACK)) {
            assertThat(announce(gateway, start.url()).getLeft()).isEqualTo(unpinned(LoopbackTls.LOOPBACK));
            assertThat(goal.requests()).isEmpty();
            assertThatRight(announce(gateway, goal.url()));
            assertThatRight(announce(free, start.url()));
        }
    }

    @Test
    void pins_hold_through_proxies() {
        CertificateTrust right = LOOPBACK.at("localhost", LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.LOOPBACK))));
        CertificateTrust wrong = LOOPBACK.at("localhost", LOOPBACK.pinnedTo(List.of(pin(LoopbackTls.EXPIRED))));
        for (boolean socks : new boolean[] {false, true}) {
            try (LoopbackProxy proxy = socks ? LoopbackProxy.socks(0) : LoopbackProxy.connect(200);
                    ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                    HttpTrackerAdapter pinned =
                            HttpTrackerAdapter.open(within(scope(right).withProxy(proxy.address(""))));
                    HttpTrackerAdapter betrayed =
                            HttpTrackerAdapter.open(within(scope(wrong).withProxy(proxy.address(""))))) {
                assertThatRight(announce(pinned, at("localhost", tracker)));
                assertThat(announce(betrayed, at("localhost", tracker)).getLeft())
                        .isEqualTo(unpinned(LoopbackTls.LOOPBACK));
            }
        }
    }

    // ---- a certificate of ours

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_of_ours_is_shown_where_it_is_asked_for(String version) {
        ShownCertificates shown = ShownCertificates.takingAny();
        try (ScriptedHttpTracker tracker =
                        ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(shown), wanting(version), YES);
                HttpTrackerAdapter gateway = gateway(LOOPBACK.showing(OURS))) {
            assertThatRight(announce(gateway, tracker.url()));
            assertThat(shown.shown()).containsExactly(LoopbackTls.CLIENT.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_certificate_that_is_missing_or_not_taken_is_told_as_such(String version) {
        ShownCertificates none = ShownCertificates.takingNone();
        try (ScriptedHttpTracker tracker =
                        ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(none), wanting(version), YES);
                HttpTrackerAdapter nameless = gateway(LOOPBACK);
                HttpTrackerAdapter unknown = gateway(LOOPBACK.showing(OURS))) {
            assertThat(announce(nameless, tracker.url()).getLeft()).satisfies(TrustTest::wantsOurs);
            assertThat(none.shown()).isEmpty();
            assertThat(announce(unknown, tracker.url()).getLeft()).satisfies(TrustTest::wantsOurs);
            assertThat(none.shown()).hasSize(1);
        }
    }

    @Test
    void a_certificate_for_one_host_is_not_shown_to_another_that_it_redirects_to() {
        ShownCertificates here = ShownCertificates.takingAny();
        ShownCertificates there = ShownCertificates.takingAny();
        SSLParameters asking = new SSLParameters();
        asking.setWantClientAuth(true);
        CertificateTrust trust = LOOPBACK.at("127.0.0.1", LOOPBACK.showing(OURS));
        try (ScriptedHttpTracker goal = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(there), asking, YES);
                ScriptedHttpTracker start = ScriptedHttpTracker.openTls(
                        LoopbackTls.LOOPBACK.server(here), asking, sendingTo(at("localhost", goal)));
                HttpTrackerAdapter gateway = gateway(trust)) {
            assertThatRight(announce(gateway, start.url()));
            assertThat(goal.requests()).hasSize(1);
            assertThat(here.shown()).hasSize(1);
            assertThat(there.shown()).isEmpty();
        }
    }

    @Test
    void whoever_shows_no_pinned_key_is_not_shown_our_certificate() {
        ShownCertificates seen = ShownCertificates.takingAny();
        CertificateTrust trust = LOOPBACK.showing(OURS).pinnedTo(List.of(pin(LoopbackTls.EXPIRED)));
        try (ScriptedHttpTracker tracker =
                        ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(seen), wanting("TLSv1.3"), YES);
                HttpTrackerAdapter gateway = gateway(trust)) {
            assertThat(announce(gateway, tracker.url()).getLeft()).isEqualTo(unpinned(LoopbackTls.LOOPBACK));
            assertThat(seen.shown()).isEmpty();
        }
    }

    // ---- versions

    @Test
    void a_server_of_another_version_is_told_as_such() {
        byte[] alertProtocolVersion = {0x15, 3, 1, 0, 2, 2, 70};
        try (ScriptedHttpTracker old = ScriptedHttpTracker.openAnsweringGreetings(alertProtocolVersion);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options())) {
            assertThat(announce(gateway, old.url()).getLeft())
                    .isEqualTo(insecure("the other side speaks no version of TLS that we do"));
        }
    }

    // ---- words

    private static HttpTrackerAdapter gateway(CertificateTrust trust) {
        return HttpTrackerAdapter.open(within(scope(trust)));
    }

    private static NetworkScope scope(CertificateTrust trust) {
        return NetworkScope.anywhere().withTrust(trust);
    }

    private static CertificateTrust trusting(LoopbackTls tls) {
        return CertificateTrust.onlyOf(List.of(tls.certificate()));
    }

    private static KeyPin pin(LoopbackTls tls) {
        return KeyPin.of(tls.certificate());
    }

    private static TrackerUrl at(String host, ScriptedHttpTracker tracker) {
        return TrackerUrl.of("https://" + host + ":" + tracker.port() + "/announce");
    }

    private static HttpScript sendingTo(TrackerUrl goal) {
        return HttpScript.always(HttpReply.status("302 Found", "Location: " + goal.reveal() + "\r\n", new byte[0]));
    }

    /** A server that speaks this version of TLS alone, and only with clients that have a certificate. */
    private static SSLParameters wanting(String version) {
        SSLParameters demands = new SSLParameters();
        demands.setProtocols(new String[] {version});
        demands.setNeedClientAuth(true);
        return demands;
    }

    /** What a server shows {@code tls} with, and this authority behind it, which has nothing to do with it. */
    private static SSLContext server(LoopbackTls tls, X509Certificate stranger) throws GeneralSecurityException {
        try {
            // PKCS#12 takes no chain that is none.
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setKeyEntry("server", tls.key(), new char[0], new X509Certificate[] {tls.certificate(), stranger});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(keys.getKeyManagers(), null, null);
            return server;
        } catch (IOException brokenPlatform) {
            throw new UncheckedIOException(brokenPlatform);
        }
    }

    private static TrackerError error(SSLContext server, CertificateTrust trust) {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(server, YES);
                HttpTrackerAdapter gateway = gateway(trust)) {
            return announce(gateway, tracker.url()).getLeft();
        }
    }

    private static void wantsOurs(TrackerError error) {
        assertThat(error).isInstanceOf(Unreachable.class);
        assertThat(((Unreachable) error).stage()).isEqualTo(Stage.SECURE);
        // Servers of TLS 1.2 may say no more than that nothing was agreed on.
        assertThat(((Unreachable) error).detail()).contains("wants a certificate of ours");
    }

    private static TrackerError unpinned(LoopbackTls shown) {
        return insecure("the certificate's key is not one that is pinned: it is " + pin(shown));
    }

    private static TrackerError insecure(String detail) {
        return new Unreachable(Stage.SECURE, detail);
    }
}
