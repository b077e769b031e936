package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpTrackerScript;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Escape sequences, control characters and bidirectional overrides are planted wherever a tracker, a torrent or a link can have words;
 * then everything that comes out, in every form, is searched for them.
 */
class HostileTextTest {

    private static final String IH1 = "123456789abcdef123456789abcdef123456789a";

    /** Titles the window, clears the screen, rings, turns the line round, ends it, and goes on in eight-bit controls. */
    private static final String EVIL =
            "BEFORE</script><script>alert(1)</script>\u001b]0;owned\u0007\u001b[2J\r\n\b\u202egpj\u2066\u200f\u2028\u009b31m\u007f\0AFTER";

    /** Eight cells, of which the quoted hold no quote that is not doubled. */
    private static final Pattern COLUMNS = Pattern.compile("(?:(?:[^\",]*|\"(?:[^\"]|\"\")*\")(?:,|$)){8}");

    /** A remark, or a name, labels whose quotes are closed, and a number. */
    private static final Pattern METRIC = Pattern.compile(
            "#.*|[a-z_]+(?:\\{[a-z]+=\"(?:[^\"\\\\]|\\\\.)*\"(?:,[a-z]+=\"(?:[^\"\\\\]|\\\\.)*\")*\\})? [0-9]+");

    private final Deque<Runnable> open = new ArrayDeque<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        open.forEach(Runnable::run);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String bencoded(String text) {
        return utf8(text).length + ":" + text;
    }

    private String http(HttpReply reply) {
        ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(reply));
        open.push(tracker::close);
        return tracker.url().reveal();
    }

    private String http(String body) {
        return http(HttpReply.ok(utf8(body)));
    }

    private String udp(String refusal) {
        ScriptedUdpTracker tracker = ScriptedUdpTracker.open(
                UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.refused(refusal))));
        open.push(tracker::close);
        return tracker.url().reveal();
    }

    private String webSocket(String json) {
        return webSocket(ScriptedWebSocketTracker.open((message, client) -> client.text(json)));
    }

    private String webSocket(ScriptedWebSocketTracker tracker) {
        open.push(tracker::close);
        return tracker.url().reveal();
    }

    /** The same text as JSON may write it; raw control characters are none. */
    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c < ' ' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return escaped.toString();
    }

    /** A tracker for every path that words can take. */
    private List<String> trackers() {
        String head = "\u001b[2J\u0007\u009b31m\u0085\u00ad";
        return List.of(
                http("d14:failure reason" + bencoded(EVIL) + "e"),
                http("d8:intervali1800e5:peers0:15:warning message" + bencoded(EVIL) + "10:tracker id" + bencoded(EVIL)
                        + "e"),
                http("d8:intervali1800e5:peersld2:ip" + bencoded(EVIL) + "4:porti1eed2:ip"
                        + bencoded("a\u202eb.example") + "4:porti1eeee"),
                http("<html>" + EVIL),
                http(EVIL),
                http(HttpReply.status("403 " + head, "", utf8(EVIL))),
                http(HttpReply.status("302 Found", "Location: http://" + head + "/\r\n", new byte[0])),
                http(HttpReply.status("302 Found", "Location: " + head + "://x/\r\n", new byte[0])),
                http(HttpReply.status("200 OK", "Content-Encoding: " + head + "\r\n", utf8("d5:peers0:e"))),
                http(HttpReply.raw(head + "\r\n\r\n")),
                udp(EVIL),
                webSocket("{\"failure reason\":\"" + json(EVIL) + "\"}"),
                webSocket(
                        "{\"action\":\"announce\",\"info_hash\":\"\\u00124Vx\\u009a\\u00bc\\u00de\\u00f1#Eg\\u0089\\u00ab\\u00cd"
                                + "\\u00ef\\u00124Vx\\u009a\",\"interval\":120,\"warning message\":\"" + json(EVIL)
                                + "\",\"tracker id\":\"" + json(EVIL) + "\"}"),
                webSocket(ScriptedWebSocketTracker.openAnswering("HTTP/1.1 403 " + head + "\r\n\r\n")));
    }

    private String torrent() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(utf8("d8:announce" + bencoded("http://t/\u202egpj/\u2066announce") + "7:comment"
                + bencoded(EVIL) + "4:infod6:lengthi1e4:name" + bencoded(EVIL) + "12:piece lengthi1e6:pieces20:"
                + "a".repeat(20) + "ee"));
        return Files.write(folder.resolve("x.torrent"), file.toByteArray()).toString();
    }

    private static String link() {
        StringBuilder link = new StringBuilder("magnet:?xt=urn:btih:" + IH1 + "&tr=http://t/%E2%80%AEgpj&dn=");
        for (byte b : utf8(EVIL)) {
            link.append(String.format("%%%02X", b & 0xFF));
        }
        return link.toString();
    }

    static Stream<List<String>> forms() {
        return Stream.of(List.of(), List.of("--json"), List.of("--debug"));
    }

    private static CommandRun run(List<String> form, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, form);
        CommandRun run = CommandRun.herald(all.toArray(new String[0]));
        isHarmless(run.all());
        return run;
    }

    /** Written down here once more, so that the code that is judged is not asked. */
    private static void isHarmless(String text) {
        assertThat(text.codePoints()
                        .filter(point -> point != '\n' && isHarmful(point))
                        .mapToObj(point -> String.format("U+%04X", point))
                        .distinct())
                .as(text)
                .isEmpty();
    }

    private static boolean isHarmful(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.FORMAT
                || point == 0x2028
                || point == 0x2029;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void announce_and_scrape_repeat_it_harmlessly(List<String> form) {
        StringBuilder told = new StringBuilder();
        for (String tracker : trackers()) {
            told.append(run(form, "announce", "--timeout=3s", "--info-hash", IH1, tracker)
                    .all());
            told.append(run(form, "scrape", "--timeout=3s", "--info-hash", IH1, tracker)
                    .all());
        }
        assertThat(told).contains("BEFORE", "AFTER");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void show_and_decode_repeat_it_harmlessly(List<String> form) throws IOException {
        String torrent = torrent();
        assertThat(run(form, "show", torrent).out()).contains("BEFORE", "AFTER");
        assertThat(run(form, "show", link()).out()).contains("BEFORE", "AFTER");
        assertThat(run(form, "decode", torrent).out()).contains("BEFORE", "AFTER");
        run(form, "show", "http://t/\u202e" + EVIL);
        run(form, "show", EVIL);
        run(form, "announce", "--timeout=" + EVIL, EVIL);
    }

    @Test
    void check_and_its_page_and_its_list_repeat_it_harmlessly() throws IOException {
        List<String> trackers = trackers();
        Path page = folder.resolve("page.html");
        List<String> check = new ArrayList<>(List.of("check", "--timeout=3s", "--html=" + page));
        check.addAll(trackers);
        run(List.of(), check.toArray(new String[0]));
        isHarmless(Files.readString(page));
        assertThat(Files.readString(page))
                .contains("BEFORE&lt;/script&gt;")
                .doesNotContain("BEFORE<", "alert(1)</script>");
        run(List.of("--format=list"), check.toArray(new String[0]));
        run(List.of("--json"), check.toArray(new String[0]));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void explain_repeats_it_harmlessly(List<String> form) {
        StringBuilder told = new StringBuilder();
        for (String tracker : trackers()) {
            told.append(run(form, "explain", "--timeout=3s", "--info-hash", IH1, tracker)
                    .all());
        }
        assertThat(told).contains("BEFORE", "AFTER");
    }

    @Test
    void a_table_of_commas_has_a_row_for_a_swarm_and_no_more_columns_whatever_a_tracker_says() {
        for (String tracker : trackers()) {
            CommandRun run = run(List.of("--format=csv"), "scrape", "--timeout=3s", "--info-hash", IH1, tracker);
            assertThat(run.out().lines())
                    .as(run.out())
                    .hasSize(2)
                    .allMatch(line -> COLUMNS.matcher(line).matches());
        }
    }

    @Test
    void metrics_name_trackers_and_repeat_nothing_that_they_say() throws Exception {
        String evil = "?a=" + EVIL.replaceAll("[\\p{Cntrl}\\s]", "") + "\\\"}";
        List<String> command = new ArrayList<>(List.of("watch", "--metrics=0", "--info-hash=" + IH1));
        trackers().forEach(tracker -> command.add(tracker + (tracker.startsWith("http:") ? evil : "")));
        try (RunningCommand watch = RunningCommand.start(false, command.toArray(String[]::new))) {
            watch.awaitOutput("\"outcome\":\"failed\"");
            String url = watch.err().replaceFirst("(?s).*metrics at (\\S+).*", "$1");
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();

            isHarmless(metrics);
            isHarmless(watch.err());
            assertThat(metrics).contains("herald_announces_total");
            assertThat(metrics.lines())
                    .as(metrics)
                    .allMatch(line -> METRIC.matcher(line).matches());
            watch.interrupt();
        }
    }

    @Test
    void watch_repeats_it_harmlessly() {
        for (String tracker : trackers()) {
            run(List.of("--for=1s"), "watch", "--info-hash", IH1, tracker);
        }
    }
}
