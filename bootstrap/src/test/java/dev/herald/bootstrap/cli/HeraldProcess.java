package dev.herald.bootstrap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command in a process of its own, which real signals can reach. Its output goes to files. */
final class HeraldProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Process process;
    private final Path out;
    private final Path err;

    private HeraldProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it prints goes to new files in {@code folder}. */
    static HeraldProcess start(Path folder, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HeraldCommand.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new HeraldProcess(process, out, err);
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Waits until it has printed so many lines, or has ended. */
    void awaitLines(int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (linesSoFar() < count && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it printed only " + linesSoFar() + " lines; " + err());
            }
        }
    }

    private long linesSoFar() throws IOException {
        try (Stream<String> lines = Files.lines(out)) {
            return lines.count();
        }
    }

    /** What the terminal sends for Ctrl-C; Java itself knows only how to ask a process to terminate. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for its end; answers the exit code. */
    int end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end; " + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
