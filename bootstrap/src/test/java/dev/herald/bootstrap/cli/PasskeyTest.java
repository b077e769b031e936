package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.PlantedSecrets;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpAnswers;
import dev.herald.testkit.udp.UdpReply;
import dev.herald.testkit.udp.UdpScript;
import dev.herald.testkit.udp.UdpTrackerScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys are planted wherever a tracker's URL can hold one; then everything that comes out is searched for them. */
class PasskeyTest {

    private static final String USER = PlantedSecrets.USER;
    private static final String PASSWORD = PlantedSecrets.PASSWORD;
    private static final String SEGMENT = PlantedSecrets.PASSKEY;
    private static final String VALUE = PlantedSecrets.TOKEN;
    private static final List<String> SECRETS = List.of(USER, PASSWORD, SEGMENT, VALUE);

    private static final String PATH = "/" + SEGMENT + "/announce?passkey=" + VALUE;
    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";

    private static final String REASON = "passkey " + VALUE + " of " + USER + " is banned, see /" + SEGMENT;

    private final List<ScriptedHttpTracker> trackers = new ArrayList<>();
    private final List<ScriptedUdpTracker> udpTrackers = new ArrayList<>();
    private final Logger everything = Logger.getLogger("");
    private final LogSearch log = new LogSearch();
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        everything.addHandler(log);
        everything.setLevel(Level.ALL);
        PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(caught);
        System.setErr(caught);
    }

    @AfterEach
    void stop() {
        everything.removeHandler(log);
        everything.setLevel(Level.INFO);
        System.setOut(systemOut);
        System.setErr(systemErr);
        trackers.forEach(ScriptedHttpTracker::close);
        udpTrackers.forEach(ScriptedUdpTracker::close);
    }

    /** Keeps what is logged, at any level, by anybody. */
    private static final class LogSearch extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord entry) {
            lines.add(entry.getLoggerName() + " " + entry.getMessage() + " "
                    + java.util.Arrays.toString(entry.getParameters()) + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private String at(ScriptedHttpTracker tracker) {
        return "http://" + USER + ":" + PASSWORD + "@" + tracker.authority() + PATH;
    }

    private ScriptedHttpTracker tracker(HttpReply reply) {
        ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(reply));
        trackers.add(tracker);
        return tracker;
    }

    private String overUdp(UdpScript script) {
        ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script);
        udpTrackers.add(tracker);
        return "udp://" + USER + ":" + PASSWORD + "@" + tracker.authority() + PATH;
    }

    /** Trackers over UDP, which hear path and query in the options of announces (BEP 41). */
    private List<String> udpUrls() {
        TrackerScript refusing = TrackerScript.always(ScriptedAnswer.refused(REASON));
        return List.of(
                overUdp(UdpTrackerScript.following(
                        TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())))),
                overUdp(UdpTrackerScript.following(refusing)),
                overUdp(UdpTrackerScript.following(refusing).idsServing(0).refusingStaleIdsWith(REASON)),
                overUdp(UdpTrackerScript.following(refusing).idsServing(0)),
                overUdp(request -> UdpReply.of(UdpAnswers.refused(request.transactionId(), REASON))),
                overUdp(UdpScript.always(UdpReply.silence())));
    }

    /** A tracker of every sort: one that accepts, and every way to fail. */
    private List<String> urls() {
        List<String> urls = new ArrayList<>(httpUrls());
        urls.addAll(udpUrls());
        return urls;
    }

    private List<String> httpUrls() {
        String elsewhere = "http://" + USER + ":" + PASSWORD + "@127.0.0.1:"
                + ScriptedHttpTracker.nobody().port() + PATH;
        String answer = "d8:intervali1800e5:peers0:15:warning message" + REASON.length() + ":" + REASON + "e";
        String refusal = "d14:failure reason" + REASON.length() + ":" + REASON + "e";
        return List.of(
                at(tracker(HttpReply.ok(answer))),
                at(tracker(HttpReply.ok(refusal))),
                at(tracker(HttpReply.ok("<html>" + REASON))),
                at(tracker(HttpReply.status("403 " + SEGMENT, "", refusal.getBytes(StandardCharsets.US_ASCII)))),
                at(tracker(HttpReply.status("404 Not Found", "", REASON.getBytes(StandardCharsets.US_ASCII)))),
                at(tracker(HttpReply.status("302 Found", "Location: " + elsewhere + "\r\n", new byte[0]))),
                at(tracker(HttpReply.status("302 Found", "Location: udp://x/" + PATH + "\r\n", new byte[0]))),
                at(tracker(HttpReply.status("302 Found", "Location: //[" + PATH + "\r\n", new byte[0]))),
                at(tracker(HttpReply.status("302 Found", "Location: " + PATH + "\r\n", new byte[0]))),
                at(tracker(HttpReply.silence())),
                at(tracker(HttpReply.hangUp())),
                at(tracker(HttpReply.raw("ICY " + SEGMENT + "\r\n\r\n"))),
                elsewhere,
                elsewhere.replace("http:", "https:"),
                elsewhere.replace("http:", "udp:"),
                elsewhere.replace("http:", "udp:").replace("127.0.0.1", "name.invalid"),
                elsewhere.replace("http:", "ws:"),
                elsewhere.replace("http:", "ftp:"),
                elsewhere.replace("127.0.0.1", "no host"),
                elsewhere.replace("127.0.0.1", "name.invalid"),
                elsewhere.replace("http:", "*http:"),
                elsewhere.replace("http://", "http:/"),
                elsewhere.replace("http://", ""),
                elsewhere.replace("/announce", "/nothing"));
    }

    private static String encoded(String url) {
        StringBuilder text = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            text.append(
                    Character.isLetterOrDigit(b) ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return text.toString();
    }

    private String torrent(List<String> urls) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("d13:announce-listl".getBytes(StandardCharsets.US_ASCII));
        for (String url : urls) {
            bytes.write(("l" + url.length() + ":" + url + "e").getBytes(StandardCharsets.UTF_8));
        }
        String odd = "http://t/" + SEGMENT + "/announce\u00ff";
        bytes.write(("l" + odd.length() + ":" + odd + "e").getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(("e4:infod6:lengthi1e4:name1:a12:piece lengthi1e6:pieces20:" + "a".repeat(20) + "ee")
                .getBytes(StandardCharsets.US_ASCII));
        return Files.write(folder.resolve("x.torrent"), bytes.toByteArray()).toString();
    }

    private List<String> targets() throws IOException {
        List<String> urls = urls();
        List<String> targets = new ArrayList<>(urls);
        targets.add(torrent(urls));
        targets.add(magnet("xt=urn:btih:" + IH1, urls));
        targets.add(magnet("xt=urn:btih:bad", urls));
        return targets;
    }

    private static String magnet(String topic, List<String> urls) {
        StringBuilder link = new StringBuilder("magnet:?").append(topic);
        urls.forEach(url -> link.append("&tr=").append(encoded(url)));
        link.append("&tr=").append(encoded(encoded(urls.get(0))));
        return link.toString();
    }

    @Test
    void show_keeps_them() throws IOException {
        nothingIsTold(List.of("show"), targets());
    }

    @Test
    void decode_keeps_them() throws IOException {
        List<String> urls = urls();
        nothingIsTold(List.of("decode"), List.of(torrent(urls), urls.get(0)));
    }

    @Test
    void announce_keeps_them() throws IOException {
        nothingIsTold(List.of("announce", "--timeout=700ms", "--policy=all"), targets());
    }

    @Test
    void scrape_keeps_them() throws IOException {
        nothingIsTold(List.of("scrape", "--timeout=700ms"), targets());
        nothingIsTold(List.of("scrape", "--merge", "--timeout=700ms"), targets());
    }

    @Test
    void wrong_usage_keeps_them() {
        String url = "http://" + USER + ":" + PASSWORD + "@t" + PATH;

        nothingIsTold(List.of("announce", "--tracker", "nonsense" + PATH), List.of(url));
        nothingIsTold(List.of("announce", "--tracker", url.replace("@t", "@")), List.of(url));
        nothingIsTold(List.of("announce", "--proxy", "ftp://" + USER + ":" + PASSWORD + "@t"), List.of(url));
        nothingIsTold(List.of("announce", "--proxy", "http://" + USER + ":" + PASSWORD + "@t:x"), List.of(url));
        nothingIsTold(List.of(url), List.of(url));
        nothingIsTold(List.of("show", "--unknown=" + url), List.of(url));
    }

    @Test
    void a_proxy_keeps_them() {
        String proxy = "http://" + USER + ":" + PASSWORD + "@127.0.0.1:"
                + ScriptedHttpTracker.nobody().port();

        nothingIsTold(List.of("announce", "--proxy", proxy), List.of("http://t/announce"));
        nothingIsTold(List.of("announce", "--proxy", proxy.replace("http", "socks5")), List.of("http://t/announce"));
        nothingIsTold(List.of("announce", "--proxy", proxy), udpUrls());
    }

    private void nothingIsTold(List<String> verb, List<String> targets) {
        for (List<String> more : List.of(List.<String>of(), List.of("--json"), List.of("--debug"))) {
            List<String> arguments = new ArrayList<>(verb);
            arguments.addAll(more);
            arguments.addAll(targets);
            keepsSecrets(CommandRun.herald(arguments.toArray(new String[0])).all());
        }
        keepsSecrets(printed.toString(StandardCharsets.UTF_8));
        synchronized (log) {
            keepsSecrets(String.join("\n", log.lines));
        }
    }

    private static void keepsSecrets(String text) {
        for (String secret : SECRETS) {
            assertThat(text)
                    .doesNotContainIgnoringCase(secret)
                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Without this, the tests above could pass because nothing is said at all. */
    @Test
    void they_are_told_to_those_who_ask() throws IOException {
        List<String> all = new ArrayList<>(List.of("announce", "--show-secrets", "--timeout=700ms"));
        all.addAll(targets());

        assertThat(CommandRun.herald(all.toArray(new String[0])).out()).contains(SECRETS);
    }
}
