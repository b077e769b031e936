package dev.herald.bootstrap.cli;

import static dev.herald.testkit.http.HttpScript.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.testkit.Fixtures;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, for which a process of its own is needed. */
class InterruptTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void TIER_8_Ctrl_C_says_goodbye_to_whoever_accepted_and_exits_with_130() throws Exception {
        try (ScriptedHttpTracker accepting =
                        ScriptedHttpTracker.open(always(HttpReply.ok("d8:intervali1800e5:peers0:e")));
                ScriptedHttpTracker silent = ScriptedHttpTracker.open(always(HttpReply.silence()))) {
            Process herald = start(
                    "announce",
                    "--json",
                    "--policy=all",
                    "magnet:?xt=urn:btih:" + Fixtures.IH1.hex() + "&tr="
                            + accepting.url().reveal() + "&tr=" + silent.url().reveal());
            try {
                assertThat(herald.inputReader().readLine()).contains("\"outcome\":\"accepted\"");
                assertThat(silent.awaitRequests(1, PATIENCE)).isTrue();

                interrupt(herald);

                assertThat(herald.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(herald.exitValue()).isEqualTo(130);
                assertThat(accepting.requests()).hasSize(2);
                assertThat(accepting.requests().get(1).parameter("event")).contains("stopped");
            } finally {
                herald.destroyForcibly();
            }
        }
    }

    private Process start(String... arguments) throws IOException {
        String[] java = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HeraldCommand.class.getName()
        };
        return new ProcessBuilder(io.vavr.collection.Vector.of(java)
                        .appendAll(io.vavr.collection.Vector.of(arguments))
                        .asJava())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** What the terminal sends for Ctrl-C; Java itself knows only how to ask a process to terminate. */
    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
