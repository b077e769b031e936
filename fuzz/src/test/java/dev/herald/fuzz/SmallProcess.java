package dev.herald.fuzz;

import dev.herald.domain.tracker.TrackerUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link SmallClient} with a heap of 64 MiB and few file descriptors, and what it says. */
final class SmallProcess implements AutoCloseable {

    static final int DESCRIPTORS = 256;

    private final Process process;
    private final PrintStream to;
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<State> states = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private int asked;

    /** @param kind {@code ANSWERED}, the kind of the error, or {@code EXCEPTION} */
    record Answer(int number, String kind, long millis) {}

    /** What the process holds. */
    record State(int descriptors, int threads, long heap) {}

    SmallProcess() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -n " + DESCRIPTORS + " && exec \"$@\"",
                        "small",
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallClient.class.getName())
                .start();
        to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        read("small-out", process.inputReader(StandardCharsets.UTF_8), this::heard);
        read("small-err", process.errorReader(StandardCharsets.UTF_8), complaints::add);
    }

    /** Takes the lines of a stream. */
    private interface Ear {
        void hear(String line);
    }

    private static void read(String name, BufferedReader lines, Ear ear) {
        Thread thread = new Thread(() -> lines.lines().forEach(ear::hear), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void heard(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("state")) {
            states.add(new State(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3])));
        } else {
            answers.add(new Answer(Integer.parseInt(words[0]), words[1], Long.parseLong(words[2])));
        }
    }

    /** Asks, and answers the question's number. */
    int ask(TrackerUrl tracker, Duration timeout) {
        to.println("ask " + asked + " " + timeout.toMillis() + " " + tracker.reveal());
        return asked++;
    }

    /** So many answers, in the order they come; fails when the next one does not come within {@code patience}. */
    List<Answer> await(int count, Duration patience) throws InterruptedException {
        List<Answer> come = new ArrayList<>();
        while (come.size() < count) {
            Answer next = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("after " + come + " nothing came any more; the process "
                        + (process.isAlive() ? "lives" : "ended with " + process.exitValue()) + " and said "
                        + complaints);
            }
            come.add(next);
        }
        return come;
    }

    State state() throws InterruptedException {
        to.println("state");
        State state = states.poll(60, TimeUnit.SECONDS);
        if (state == null) {
            throw new AssertionError("the process does not tell its state: " + complaints);
        }
        return state;
    }

    /** What it wrote to standard error. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        to.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
