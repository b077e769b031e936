package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The command in a process of its own, in a real terminal: a window of tmux, which is resized, typed into and looked at. */
final class HeraldInTerminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Path socket;

    private HeraldInTerminal(Path socket) {
        this.socket = socket;
    }

    /** Steps aside, visibly, where there is no tmux; not in CI. */
    static void assumeTmux() {
        if (!"true".equals(System.getenv("CI"))) {
            boolean isThere = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tmux")));
            assumeThat(isThere).as("tmux is installed").isTrue();
        }
    }

    /** Starts it; its files are put into {@code folder}. */
    static HeraldInTerminal start(Path folder, int rows, int columns, String... arguments) throws IOException {
        Path script = folder.resolve("in-terminal.sh");
        Files.writeString(script, script(arguments));
        HeraldInTerminal terminal = new HeraldInTerminal(folder.resolve("tmux"));
        terminal.tmux("new-session", "-d", "-x", "" + columns, "-y", "" + rows, "sh '" + script + "'");
        return terminal;
    }

    /** Says how it ended, and leaves everything on the screen. */
    private static String script(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dherald.terminals=out err",
                "-cp",
                System.getProperty("java.class.path"),
                HeraldCommand.class.getName()));
        command.addAll(List.of(arguments));
        command.replaceAll(word -> "'" + word.replace("'", "'\\''") + "'");
        return "unset COLUMNS LINES\ntrap : INT\nNO_COLOR=1 " + String.join(" ", command)
                + "\necho \"exit code $?\"\nread -r never\n";
    }

    void resize(int rows, int columns) throws IOException {
        tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    void pressCtrlC() throws IOException {
        tmux("send-keys", "C-c");
    }

    /** What somebody sees, without the empty lines at the end, once it is as wanted. */
    List<String> await(Predicate<List<String>> wanted) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> seen = screen();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to look like that, but:\n" + String.join("\n", seen));
            }
            seen = screen();
        }
        return seen;
    }

    /** A moment from now, so that whoever looks again and again leaves the machine to others in between. */
    private List<String> screen() throws IOException {
        return tmux("run-shell", "sleep 0.1", ";", "capture-pane", "-p")
                .stripTrailing()
                .lines()
                .toList();
    }

    private String tmux(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString(), "-f", "/dev/null"));
        command.addAll(List.of(arguments));
        Process tmux = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tmux.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tmux.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /** Ends whatever still runs in it. */
    @Override
    public void close() throws IOException {
        tmux("kill-server");
    }
}
