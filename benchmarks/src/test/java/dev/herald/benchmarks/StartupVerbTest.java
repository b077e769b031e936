package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static dev.herald.benchmarks.BenchRun.measured;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupVerbTest {

    @TempDir
    private Path folder;

    @Test
    void runs_the_command_once_uncounted_and_then_several_times() throws Exception {
        Path command = command("echo \"$@\" >> \"$0.calls\"");

        BenchRun run = measured("startup", "--command", command.toString(), "--runs", "3", "--", "show", "--json", "x");

        assertThat(run.names()).containsExactly("minMillis", "medianMillis", "maxMillis");
        assertThat(run.number("minMillis")).isPositive().isLessThanOrEqualTo(run.number("medianMillis"));
        assertThat(run.number("medianMillis")).isLessThanOrEqualTo(run.number("maxMillis"));
        assertThat(Path.of(command + ".calls")).hasContent("show --json x\n".repeat(4));
    }

    @Test
    void a_command_that_fails_is_not_measured() throws Exception {
        BenchRun run = bench("startup", "--command", command("exit 3").toString(), "--", "show");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("exit code 3");
    }

    private Path command(String script) throws Exception {
        Path command = Files.writeString(folder.resolve("command"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }
}
