package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the system that build the lab; each is over when its method returns. */
final class Shell {

    private static final int PATIENCE_SECONDS = 60;

    private Shell() {}

    /** Runs lines of shell; the first that fails is the end of them, and of the test. */
    static void run(String lines) {
        Outcome outcome = outcomeOf(lines);
        if (outcome.status != 0) {
            throw new AssertionError("this ended with " + outcome.status + ":\n" + lines + "\n" + outcome.words);
        }
    }

    /** The same lines, where {@code ip} is that of a namespace. */
    static String inside(String namespace, String lines) {
        return lines.replaceAll("\\bip ", "ip -n " + namespace + " ");
    }

    /** Whether lines of shell can be run here, to the last of them. */
    static boolean succeeds(String lines) {
        return outcomeOf(lines).status == 0;
    }

    private record Outcome(int status, String words) {}

    private static Outcome outcomeOf(String lines) {
        try {
            Process process = new ProcessBuilder(List.of("sh", "-e", "-c", lines))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end to\n" + lines);
            }
            return new Outcome(process.exitValue(), words);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
