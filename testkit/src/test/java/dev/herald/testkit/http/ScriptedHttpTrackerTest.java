package dev.herald.testkit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptedHttpTrackerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REQUEST =
            "GET /announce?info_hash=%00%ff\u00e9+ HTTP/1.1\r\nHost: t\r\nX-Odd:\u00ff \r\n\r\n";

    private static Socket connect(ScriptedHttpTracker tracker) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), tracker.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static String read(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), ISO_8859_1);
    }

    @Test
    void records_a_request_byte_for_byte() throws IOException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.raw("bye")));
                Socket client = connect(tracker)) {
            send(client, REQUEST);
            assertThat(readAll(client)).isEqualTo("bye");

            RecordedRequest request = tracker.requests().get(0);
            assertThat(request.head() + "\r\n\r\n").isEqualTo(REQUEST);
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.target()).isEqualTo("/announce?info_hash=%00%ff\u00e9+");
            assertThat(request.path()).isEqualTo("/announce");
            assertThat(request.query()).isEqualTo("info_hash=%00%ff\u00e9+");
            assertThat(request.version()).isEqualTo("HTTP/1.1");
            assertThat(request.header("host")).contains("t");
            assertThat(request.header("x-odd")).contains("\u00ff");
            assertThat(request.header("absent")).isEmpty();
            assertThat(request.parameter("info_hash")).contains("\u0000\u00ff\u00e9+");
        }
    }

    @Test
    void answers_request_after_request_on_a_connection_that_a_reply_keeps_open() throws Exception {
        HttpScript count = request -> HttpReply.ok("answer " + request.number());
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(count)) {
            try (Socket client = connect(tracker)) {
                for (int i = 0; i < 3; i++) {
                    send(client, REQUEST);
                    assertThat(read(client, 46)).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nanswer " + i);
                }
                assertThat(tracker.connectionsOpened()).isOne();
                assertThat(tracker.connectionsOpen()).isOne();
                assertThat(tracker.requests())
                        .extracting(RecordedRequest::connection)
                        .containsOnly(0);
            }
            assertThat(tracker.awaitConnectionsOpen(0, PATIENCE)).isTrue();
            assertThat(tracker.bytesSent()).isEqualTo(3 * 46);
        }
    }

    @Test
    void closes_the_connection_behind_a_reply_that_does_not_keep_it() throws IOException {
        HttpScript script = HttpScript.always(HttpReply.ok("x").thenClose());
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(script);
                Socket client = connect(tracker)) {
            send(client, REQUEST);

            assertThat(readAll(client)).endsWith("\r\n\r\nx");
        }
    }

    @Test
    void tells_which_connection_is_still_open() throws Exception {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()))) {
            Socket client = connect(tracker);
            send(client, REQUEST);
            assertThat(tracker.awaitRequests(1, PATIENCE)).isTrue();
            assertThat(tracker.awaitRequests(2, Duration.ofMillis(20))).isFalse();
            assertThat(tracker.awaitConnectionsOpen(0, Duration.ofMillis(20))).isFalse();

            client.close();

            assertThat(tracker.awaitConnectionsOpen(0, PATIENCE)).isTrue();
        }
    }

    @Test
    void closes_what_is_open_when_it_is_closed() throws Exception {
        ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()));
        try (Socket client = connect(tracker)) {
            send(client, REQUEST);
            assertThat(tracker.awaitRequests(1, PATIENCE)).isTrue();

            tracker.close();
            tracker.close();

            assertThat(readAll(client)).isEmpty();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(tracker));
        }
    }

    @Test
    void a_script_that_fails_fails_the_test() throws IOException {
        ScriptedHttpTracker tracker = ScriptedHttpTracker.open(request -> {
            throw new AssertionError("not what was expected");
        });
        try (Socket client = connect(tracker)) {
            send(client, REQUEST);
            assertThat(readAll(client)).isEmpty();
        }
        assertThatIllegalStateException()
                .isThrownBy(tracker::close)
                .havingCause()
                .withMessage("not what was expected");
    }

    @Test
    void says_nothing_where_it_is_told_to() throws IOException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.openMute("http");
                Socket client = connect(tracker)) {
            client.setSoTimeout(50);
            send(client, REQUEST);

            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> readAll(client));
        }
    }

    @Test
    void resets_where_it_is_told_to() throws IOException {
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.reset()));
                Socket client = connect(tracker)) {
            send(client, REQUEST);

            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> readAll(client));
        }
    }

    @Test
    void drips_a_byte_at_a_time() throws IOException {
        HttpReply drip = HttpMisbehaviour.DRIPPING_BODY.reply(new byte[0]);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(drip));
                Socket client = connect(tracker)) {
            send(client, REQUEST);

            assertThat(read(client, 27)).isEqualTo("HTTP/1.1 200 OK\r\n\r\nd5:peers");
            assertThat(tracker.bytesSent()).isLessThan(40);
        }
    }

    @Test
    void an_endless_body_ends_when_the_client_leaves() throws Exception {
        HttpReply endless = HttpMisbehaviour.ENDLESS_BODY.reply(new byte[0]);
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(endless))) {
            try (Socket client = connect(tracker)) {
                send(client, REQUEST);
                assertThat(read(client, 3_000_000)).endsWith("99999");
            }
            assertThat(tracker.awaitConnectionsOpen(0, PATIENCE)).isTrue();
            assertThat(tracker.bytesSent()).isGreaterThan(3_000_000);
        }
    }

    @Test
    void a_redirect_target_is_served_only_as_it_was_given() throws IOException {
        HttpReply redirect = HttpMisbehaviour.REDIRECT_TO_A_PATH.reply("body".getBytes(ISO_8859_1));
        try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(redirect));
                Socket client = connect(tracker)) {
            send(client, "GET /announce?a=1 HTTP/1.1\r\n\r\n");
            send(client, "GET /moved/announce?key=1&a=1 HTTP/1.1\r\n\r\n");
            send(client, "GET /moved/announce?key=1 HTTP/1.1\r\n\r\n");
            client.shutdownOutput();

            assertThat(readAll(client).split("HTTP/1.1 ", -1))
                    .hasSize(4)
                    .satisfiesExactly(
                            start -> assertThat(start).isEmpty(),
                            first ->
                                    assertThat(first).startsWith("302").contains("Location: /moved/announce?key=1\r\n"),
                            second -> assertThat(second).startsWith("404"),
                            third -> assertThat(third).startsWith("200").endsWith("body"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaks_tls_with_each_certificate(LoopbackTls tls) throws Exception {
        try (ScriptedHttpTracker tracker =
                        ScriptedHttpTracker.openTls(tls.server(), HttpScript.always(HttpReply.raw("bye")));
                Socket client = trusting(tls).getSocketFactory().createSocket("127.0.0.1", tracker.port())) {
            assertThat(tracker.url().reveal()).startsWith("https://127.0.0.1:");
            client.setSoTimeout(10_000);
            send(client, REQUEST);

            assertThat(readAll(client)).isEqualTo("bye");
            assertThat(tls.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("\n-----END CERTIFICATE-----\n");
        }
    }

    private static SSLContext trusting(LoopbackTls tls) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tracker", tls.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
