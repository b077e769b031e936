package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.RecordedRequest;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Trackers of every temper on loopback, some files, and a transcript of what the command printed among them. */
final class GoldenStage implements AutoCloseable {

    static final String SWARM = Fixtures.IH1.hex();
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** 192.0.2.1:6881 and 198.51.100.7:51413. */
    private static final String PEERS = "5:peers12:\u00c0\0\2\1\u001a\u00e1\u00c63d\7\u00c8\u00d5e";

    private static final HttpReply COUNTED = HttpReply.ok(
            "d8:completei7e10:downloadedi120e10:incompletei5e8:intervali1800e12:min intervali900e" + PEERS);
    private static final HttpReply ALONE = HttpReply.ok("d8:completei0e10:incompletei1e8:intervali1800e5:peers0:e");
    private static final String KNOWN = "d8:completei7e10:downloadedi120e10:incompletei5ee";

    private final CountDownLatch gate = new CountDownLatch(1);

    /** Answers announces and scrapes. */
    final ScriptedHttpTracker good = ScriptedHttpTracker.open(by(COUNTED, KNOWN));

    /** The same, of swarms with nobody in them. */
    final ScriptedHttpTracker empty = ScriptedHttpTracker.open(by(ALONE, "d8:completei0e10:incompletei0ee"));

    final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(always(HttpReply.ok("d14:failure reason20:unregistered torrent8:retry ini5ee")));
    final ScriptedHttpTracker silent = ScriptedHttpTracker.open(always(HttpReply.silence()));

    /** Answers as soon as {@link #openGate()} is called. */
    final ScriptedHttpTracker late = ScriptedHttpTracker.open(request -> {
        awaitGate();
        return by(COUNTED, KNOWN).reply(request);
    });

    private final String nobody = ScriptedHttpTracker.nobody().reveal();
    private final Path folder;
    private final GoldenText text;
    private final StringBuilder transcript = new StringBuilder();

    GoldenStage(Path folder) {
        this.folder = folder;
        this.text = new GoldenText(folder.toString(), Set.of(SWARM))
                .knowing(good.port(), 60_001)
                .knowing(empty.port(), 60_002)
                .knowing(refusing.port(), 60_003)
                .knowing(silent.port(), 60_004)
                .knowing(late.port(), 60_005)
                .knowing(Integer.parseInt(nobody.replaceAll("[^0-9]*127.0.0.1:|/announce", "")), 60_009);
    }

    private static HttpScript by(HttpReply announced, String counts) {
        return request -> request.path().startsWith("/scrape")
                ? HttpReply.ok("d5:filesd20:"
                        + new String(request.parameters("info_hash").get(0), StandardCharsets.ISO_8859_1) + counts
                        + "ee")
                : announced;
    }

    private void awaitGate() {
        try {
            gate.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    void openGate() {
        gate.countDown();
    }

    /** The URL of a port where nobody listens. */
    String nobody() {
        return nobody;
    }

    /** A magnet link with these trackers, each in a tier of its own. */
    String magnet(String... trackers) {
        return "magnet:?xt=urn:btih:" + SWARM + "&dn=golden"
                + List.of(trackers).stream().map(url -> "&tr=" + url).collect(Collectors.joining());
    }

    static String url(ScriptedHttpTracker tracker) {
        return tracker.url().reveal();
    }

    /** A new file of these characters, a byte each. */
    String file(String name, String bytes) {
        try {
            return Files.writeString(folder.resolve(name), bytes, StandardCharsets.ISO_8859_1)
                    .toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file that is no torrent, one that is empty, one that is not there, and a folder. */
    List<String> rubbish() {
        return List.of(
                file("photo.jpg", "\u00ff\u00d8\u00ff\u00e0\0\20JFIF"),
                file("empty.torrent", ""),
                folder.resolve("missing.torrent").toString(),
                folder.toString());
    }

    /** A run in this process, with nobody watching. */
    void run(String... arguments) {
        run(false, Map.of(), arguments);
    }

    /** A run in this process, in a terminal. */
    void inTerminal(Map<String, String> environment, String... arguments) {
        run(true, environment, arguments);
    }

    private void run(boolean isTerminal, Map<String, String> environment, String... arguments) {
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        CommandRun run = new CommandRun.World(nothing, isTerminal, environment).herald(arguments);
        note(run.out(), run.err(), run.code(), arguments);
    }

    /** A run in a process of its own, with a pipe behind it that is read to the end. */
    void piped(String... arguments) throws Exception {
        try (GoldenProcess process = start(arguments)) {
            process.readAll();
            int code = process.end();
            if (process.out().indexOf('\u001b') >= 0 || process.err().indexOf('\u001b') >= 0) {
                throw new AssertionError("an escape in a pipe: " + process.out() + process.err());
            }
            note(process.out(), process.err(), code, arguments);
        }
    }

    /** A run whose reader goes away after {@code words}, and before the late tracker answers. */
    void left(String words, String... arguments) throws Exception {
        try (GoldenProcess process = start(arguments)) {
            process.awaitOutput(words);
            process.leave();
            openGate();
            note("… and no reader\n", process.err(), process.end(), arguments);
        }
    }

    /** A run whose reader is gone before it says a word. */
    void leftBefore(String... arguments) throws Exception {
        try (GoldenProcess process = start(arguments)) {
            process.leave();
            note("… and no reader\n", process.err(), process.end(), arguments);
        }
    }

    /** Ctrl-C after {@code words}, and after the silent tracker has been asked where it is among the targets. */
    void interrupted(String words, String... arguments) throws Exception {
        try (GoldenProcess process = start(arguments)) {
            process.awaitOutput(words);
            if (List.of(arguments).stream().anyMatch(word -> word.contains(url(silent)))) {
                if (!silent.awaitRequests(1, PATIENCE)) {
                    throw new AssertionError("the silent tracker was not asked");
                }
            }
            process.interrupt();
            process.readAll();
            note(process.out(), process.err(), process.end(), arguments);
        }
    }

    /** Starts a process whose standard output is a pipe. */
    GoldenProcess start(String... arguments) throws IOException {
        return GoldenProcess.piped(folder, "", arguments);
    }

    /** Starts a process in a terminal of its own. */
    GoldenProcess startInTerminal(int columns, String... arguments) throws IOException {
        return GoldenProcess.inTerminal(folder, columns, arguments);
    }

    Path folder() {
        return folder;
    }

    /** Writes a run down. */
    void note(String out, String err, int code, String... arguments) {
        transcript
                .append("$ herald ")
                .append(List.of(arguments).stream().map(GoldenStage::quoted).collect(Collectors.joining(" ")))
                .append('\n')
                .append(out)
                .append(out.isEmpty() || out.endsWith("\n") ? "" : "(no line end)\n")
                .append(err.isEmpty() ? "" : "[standard error]\n" + err)
                .append("[exit ")
                .append(code)
                .append("]\n");
    }

    private static String quoted(String word) {
        return word.matches("[-A-Za-z0-9_./:=@,+]+") ? word : "'" + word + "'";
    }

    /** Everything that was written down, and what the trackers that were asked have heard, as the file keeps it. */
    String transcript() {
        heard("good", good);
        heard("empty", empty);
        heard("refusing", refusing);
        heard("silent", silent);
        return text.of(transcript.toString());
    }

    private void heard(String name, ScriptedHttpTracker tracker) {
        String events = tracker.requests().stream().map(GoldenStage::event).collect(Collectors.joining(", "));
        if (!events.isEmpty()) {
            transcript
                    .append("[the ")
                    .append(name)
                    .append(" tracker heard: ")
                    .append(events)
                    .append("]\n");
        }
    }

    private static String event(RecordedRequest request) {
        return request.path().startsWith("/scrape")
                ? "scrape"
                : request.parameter("event").orElse("announce");
    }

    @Override
    public void close() {
        openGate();
        good.close();
        empty.close();
        refusing.close();
        silent.close();
        late.close();
    }
}
