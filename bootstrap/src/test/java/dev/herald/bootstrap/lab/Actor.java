package dev.herald.bootstrap.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process in a network namespace: it is told lines, and what it says is kept, line by line. Ends with {@link #close()}. */
final class Actor implements AutoCloseable {

    /** A Java takes its time on a busy machine. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final String name;
    private final Process process;
    private final BufferedWriter ear;
    private final List<String> said = new ArrayList<>();

    private Actor(String name, Process process) {
        this.name = name;
        this.process = process;
        this.ear = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread listener = new Thread(this::listen, "lab-" + name);
        listener.setDaemon(true);
        listener.start();
    }

    /** Starts a class of ours that has a {@code main}. */
    static Actor java(String namespace, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
        command.addAll(List.of("-Dsun.net.inetaddr.ttl=0", "-Dsun.net.inetaddr.negative.ttl=0"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return program(namespace, command);
    }

    /** Starts a program of the system's. */
    static Actor program(String namespace, List<String> command) {
        List<String> inside = Stream.concat(Stream.of("ip", "netns", "exec", namespace), command.stream())
                .toList();
        try {
            Process process =
                    new ProcessBuilder(inside).redirectErrorStream(true).start();
            return new Actor(namespace, process);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void listen() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                note(line);
            }
        } catch (IOException ended) {
            note("(no more to hear: " + ended.getMessage() + ")");
        }
    }

    private synchronized void note(String line) {
        said.add(line);
        notifyAll();
    }

    void tell(String line) {
        try {
            ear.write(line + "\n");
            ear.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(name + " does not listen any more; it said " + said(), gone);
        }
    }

    /** All it has said so far. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** The first line it says, or has said, that is like this; the test fails where it does not come. */
    synchronized String await(Predicate<String> like) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (true) {
                Optional<String> line = said.stream().filter(like).findFirst();
                if (line.isPresent()) {
                    return line.get();
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(name + " did not say what was awaited, but " + said);
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 1_000_000_000L));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Listens for as long as this; it has to stay alive. */
    void stayFor(long millis) {
        try {
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " ended, and said " + said());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Ends it and what it started, at once: nothing gets a chance to take its leave, but for what the kernel does. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
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
