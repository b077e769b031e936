package dev.herald.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.process.RealTracker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer written in JavaScript, in a process of its own, that tells what it hears a line at a time. */
final class JavaScriptPeer implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** @param script one of the test's resources, which says what it takes for {@code peerId} */
    JavaScriptPeer(Path folder, String script, TrackerUrl url, InfoHash swarm, String peerId) throws IOException {
        Path copy = folder.resolve(script);
        try (InputStream source = JavaScriptPeer.class.getResourceAsStream(script)) {
            Files.copy(source, copy);
        }
        String modules = System.getenv(RealTracker.NPM_HOME) + "/node_modules";
        process = new ProcessBuilder("node", copy.toString(), modules, url.reveal(), swarm.hex(), peerId)
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(this::read, script);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .forEach(heard::add);
    }

    /** Waits until it has told this line. */
    void await(String line) throws InterruptedException {
        List<String> others = new ArrayList<>();
        for (String next = heard.poll(30, TimeUnit.SECONDS); next != null; next = heard.poll(30, TimeUnit.SECONDS)) {
            if (next.equals(line)) {
                return;
            }
            others.add(next);
        }
        assertThat(others).contains(line);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
