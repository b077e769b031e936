package dev.herald.adapter.http;

import static dev.herald.adapter.http.Asking.BODY;
import static dev.herald.adapter.http.Asking.announce;
import static dev.herald.adapter.http.Asking.names;
import static dev.herald.adapter.http.Asking.options;
import static dev.herald.adapter.http.Asking.within;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.http.CountingKeys;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP-T8: who is believed, and what is said where nobody is. */
class HttpsTest {

    private static final HttpScript YES = HttpScript.always(HttpReply.ok(BODY));

    @Test
    void HTTP_T8_an_unknown_authority_is_told_from_a_certificate_signed_by_itself() {
        assertThat(error(LoopbackTls.ISSUED, options()))
                .isEqualTo(insecure(
                        "the certificate comes from an authority that is not trusted: CN=Herald test authority"));
        assertThat(error(LoopbackTls.LOOPBACK, options()))
                .isEqualTo(insecure("the certificate is signed by itself, and not one that is trusted"));
    }

    @Test
    void HTTP_T8_a_certificate_for_another_host_says_which_was_asked_for_and_which_it_is_for() {
        assertThat(error(LoopbackTls.OTHER_NAME, trusting(LoopbackTls.OTHER_NAME)))
                .isEqualTo(insecure("the certificate is for another host: 127.0.0.1 was asked for, and it is for"
                        + " tracker.example.org"));
    }

    @Test
    void HTTP_T8_a_certificate_out_of_its_time_says_since_when_or_from_when() {
        assertThat(error(LoopbackTls.EXPIRED, trusting(LoopbackTls.EXPIRED)))
                .isEqualTo(insecure("the certificate has expired: it was valid until 2021-01-01"));
        assertThat(error(LoopbackTls.NOT_YET, trusting(LoopbackTls.NOT_YET)))
                .isEqualTo(insecure("the certificate is not valid yet: it will be from 2120-01-01"));
    }

    @Test
    void HTTP_T8_a_handshake_that_finds_nothing_in_common_is_told_from_no_TLS() throws GeneralSecurityException {
        SSLContext withoutKeys = SSLContext.getInstance("TLS");
        withoutKeys.init(new KeyManager[0], null, null);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(withoutKeys, YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options())) {
            assertThat(announce(gateway, tracker.url()).getLeft())
                    .isEqualTo(
                            insecure("the other side finds no cipher that both speak, or wants a certificate of ours"));
        }
    }

    @Test
    void HTTP_T8_something_that_does_not_speak_TLS_is_unreachable_while_securing() {
        try (ScriptedHttpTracker plain = ScriptedHttpTracker.openWithoutTls();
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options())) {
            assertThat(announce(gateway, plain.url()).getLeft())
                    .isEqualTo(insecure("the other side does not speak TLS"));
        }
    }

    @Test
    void HTTP_T8_insecure_takes_whatever_comes() {
        for (LoopbackTls any : LoopbackTls.values()) {
            try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(any.server(), YES);
                    HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                            within(NetworkScope.anywhere().insecure()))) {
                assertThatRight(announce(gateway, tracker.url()));
            }
        }
    }

    @Test
    void HTTP_T8_a_name_is_checked_as_the_url_says_it() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.OTHER_NAME.server(), YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(
                        within(trust(LoopbackTls.OTHER_NAME).withNames(names("tracker.example.org", "127.0.0.1"))))) {
            assertThatRight(
                    announce(gateway, TrackerUrl.of("https://tracker.example.org:" + tracker.port() + "/announce")));
        }
    }

    @Test
    void HTTP_T8_certificates_are_read_from_a_file(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ca.pem"), LoopbackTls.OTHER_NAME.pem() + LoopbackTls.LOOPBACK.pem());
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway =
                        HttpTrackerAdapter.open(within(NetworkScope.anywhere().withTrustedCertificates(file)))) {
            assertThatRight(announce(gateway, tracker.url()));
        }
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkScope.anywhere().withTrustedCertificates(nonsense));
        assertThatThrownBy(() -> NetworkScope.anywhere().withTrustedCertificates(folder.resolve("missing")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void every_further_connection_resumes_the_session_of_the_first() {
        CountingKeys keys = CountingKeys.of(LoopbackTls.LOOPBACK);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(
                keys.server(), HttpScript.always(HttpReply.ok(BODY).thenClose()))) {
            int inFull;
            try (HttpTrackerAdapter gateway = HttpTrackerAdapter.open(trusting(LoopbackTls.LOOPBACK))) {
                assertThatRight(announce(gateway, tracker.url()));
                inFull = keys.used();
                for (int i = 0; i < 4; i++) {
                    assertThatRight(announce(gateway, tracker.url()));
                }
                assertThat(tracker.connectionsOpened()).isEqualTo(5);
                assertThat(keys.used()).as("no other full handshake").isEqualTo(inFull);
            }
            try (HttpTrackerAdapter stranger = HttpTrackerAdapter.open(trusting(LoopbackTls.LOOPBACK))) {
                assertThatRight(announce(stranger, tracker.url()));
                assertThat(keys.used()).as("a full handshake uses the key").isGreaterThan(inFull);
            }
        }
    }

    @Test
    void a_connection_that_is_kept_shakes_hands_once() {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(trusting(LoopbackTls.LOOPBACK))) {
            for (int i = 0; i < 5; i++) {
                assertThatRight(announce(gateway, tracker.url()));
            }
            assertThat(tracker.connectionsOpened()).isEqualTo(1);
        }
    }

    private static HttpOptions trusting(LoopbackTls tls) {
        return within(trust(tls));
    }

    private static NetworkScope trust(LoopbackTls tls) {
        return NetworkScope.anywhere().withTrustedCertificates(List.of(tls.certificate()));
    }

    private static TrackerError error(LoopbackTls shown, HttpOptions options) {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openTls(shown.server(), YES);
                HttpTrackerAdapter gateway = HttpTrackerAdapter.open(options)) {
            return announce(gateway, tracker.url()).getLeft();
        }
    }

    private static TrackerError insecure(String detail) {
        return new Unreachable(Stage.SECURE, detail);
    }
}
