package dev.herald.bootstrap.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, standard output a pipe to us, or a pseudo-terminal. */
final class GoldenProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 50;
    private static final int CTRL_C = 3;

    private final Process process;
    private final Path err;
    private final BufferedReader out;
    private final StringBuilder read = new StringBuilder();

    private GoldenProcess(List<String> command, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().remove("NO_COLOR");
        builder.environment().remove("COLUMNS");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TERM", "xterm");
        this.process = builder.start();
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it with pipes; {@code terminals} is what the launcher would say of them. */
    static GoldenProcess piped(Path folder, String terminals, String... arguments) throws IOException {
        return new GoldenProcess(command(terminals, arguments), Files.createTempFile(folder, "err", ""));
    }

    /** Starts it in a terminal of its own. */
    static GoldenProcess inTerminal(Path folder, int columns, String... arguments) throws IOException {
        String line = command("out,err", arguments).stream()
                .map(word -> "'" + word + "'")
                .reduce("stty -echo rows 30 cols " + columns + "; exec", (all, word) -> all + " " + word);
        return new GoldenProcess(List.of("script", "-qec", line, "/dev/null"), Files.createTempFile(folder, "err", ""));
    }

    private static List<String> command(String terminals, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dherald.terminals=" + terminals,
                "-cp",
                System.getProperty("java.class.path"),
                HeraldCommand.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Types something; standard input stays open. */
    void type(String text) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Reads until these words have come. */
    void awaitOutput(String words) throws IOException {
        awaitOutput(words, "");
    }

    /** Reads until {@code words} have come, somewhere behind {@code before}. */
    void awaitOutput(String words, String before) throws IOException {
        while (read.indexOf(words, Math.max(0, read.indexOf(before))) < 0) {
            int next = out.read();
            if (next < 0) {
                throw new AssertionError("it never said " + words + ", only:\n" + read + err());
            }
            read.append((char) next);
        }
    }

    /** Reads what is left. */
    void readAll() throws IOException {
        for (int next = out.read(); next >= 0; next = out.read()) {
            read.append((char) next);
        }
    }

    /** Reads no more, and lets the process feel it. */
    void leave() throws IOException {
        process.getInputStream().close();
    }

    /** What the terminal sends for Ctrl-C; Java itself knows only how to ask a process to terminate. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Presses Ctrl-C in its terminal. */
    void pressCtrlC() throws IOException {
        process.getOutputStream().write(CTRL_C);
        process.getOutputStream().flush();
    }

    /** What was read so far. */
    String out() {
        return read.toString();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Waits for its end; answers the exit code. */
    int end() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end; " + read + err());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
