package dev.herald.fuzz;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.adapter.http.HttpOptions;
import dev.herald.adapter.http.HttpTrackerAdapter;
import dev.herald.adapter.udp.UdpOptions;
import dev.herald.adapter.udp.UdpTrackerAdapter;
import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.adapter.websocket.WebSocketTrackerAdapter;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A client in a process of its own, to be given little. It reads a line a question, {@code ask NUMBER MILLIS URL}, asks at once, and
 * writes {@code NUMBER KIND MILLIS} when there is an answer, in whatever order; {@code state} makes it collect its garbage and write how
 * many file descriptors, threads and bytes it holds.
 */
final class SmallClient {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final SystemScheduler time = new SystemScheduler();
    private final TrackerClient client = TrackerClient.of(
            Vector.of(
                    HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()).withIdleTime(Duration.ofSeconds(1))),
                    UdpTrackerAdapter.open(UdpOptions.usual()),
                    WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new SecureRandom()))),
            time,
            new SplittableRandom(1),
            TrackerObserver.NONE);

    private SmallClient() {}

    public static void main(String[] arguments) throws Exception {
        loadEverything();
        SmallClient small = new SmallClient();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("ask")) {
                small.ask(words[1], Duration.ofMillis(Long.parseLong(words[2])), TrackerUrl.of(words[3]));
            } else {
                small.tell("state " + state());
            }
        }
        small.client.close();
        small.time.close();
    }

    /** A class in a folder needs a file descriptor to be loaded; in a jar, as users have them, it needs none. */
    private static void loadEverything() throws Exception {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path folder = Path.of(entry);
            if (Files.isDirectory(folder) && !entry.contains("test-classes")) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(found -> found.toString().endsWith(".class"))
                            .toList()) {
                        String name = folder.relativize(file).toString().replace(File.separatorChar, '.');
                        load(name.substring(0, name.length() - ".class".length()));
                    }
                }
            }
        }
    }

    private static void load(String name) throws ClassNotFoundException {
        try {
            Class.forName(name, false, SmallClient.class.getClassLoader());
        } catch (LinkageError ofNoUseHere) {
            // What wants a library that is not here is not wanted here.
        }
    }

    private void ask(String number, Duration timeout, TrackerUrl tracker) {
        AnnounceRequest request = Fixtures.announceBy(Fixtures.client(Integer.parseInt(number) % 50_000));
        Duration start = time.now();
        announce(tracker, request, timeout).whenComplete((outcome, bug) -> {
            String kind = bug != null
                    ? "EXCEPTION:" + bug.getClass().getName()
                    : outcome.answer().fold(error -> error.kind().name(), yes -> "ANSWERED");
            tell(number + " " + kind + " " + time.now().minus(start).toMillis());
            // A WebSocket stays for as long as its swarm does.
            announce(tracker, request.with(AnnounceEvent.STOPPED), Duration.ofMillis(200));
        });
    }

    private CompletableFuture<AnnounceOutcome> announce(TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return client.announce(tracker, request, timeout);
    }

    private synchronized void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static String state() throws IOException {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.count() + " "
                    + ManagementFactory.getThreadMXBean().getThreadCount() + " " + used;
        }
    }
}
