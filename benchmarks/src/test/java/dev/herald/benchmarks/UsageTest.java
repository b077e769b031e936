package dev.herald.benchmarks;

import static dev.herald.benchmarks.BenchRun.bench;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "--unknown",
                "announce",
                "announce --tracker http://127.0.0.1:1/announce --unknown",
                "announce --tracker http://127.0.0.1:1/announce --count 0",
                "announce --tracker http://127.0.0.1:1/announce --count many",
                "announce --tracker http://127.0.0.1:1/announce --in-flight 0",
                "announce --tracker http://127.0.0.1:1/announce --via magic",
                "announce --tracker http://127.0.0.1:1/announce --limit 0",
                "announce --tracker nowhere",
                "floor-http --tracker nowhere",
                "floor-http --tracker udp://127.0.0.1:1/announce",
                "floor-udp --tracker http://127.0.0.1:1/announce",
                "floor-udp --tracker embedded",
                "floor-http --tracker embedded-udp",
                "floor-udp --tracker embedded-ws",
                "floor-scrape --tracker embedded",
                "floor-scrape --tracker udp://127.0.0.1:1/a --in-flight 0",
                "scrape --tracker http://127.0.0.1:1/a --hashes 0",
                "decode --only (",
                "startup",
                "startup --runs 0 -- show x",
                "startup --command nowhere/herald -- show x",
                "compare --a tracker",
                "compare --a x --b y --repeats 0"
            })
    void refuses_what_makes_no_sense(String arguments) {
        BenchRun run = bench(arguments.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("bench: ");
    }

    @Test
    void refuses_hashes_that_are_none(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("hashes"), "not a hash\n");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");

        for (String hashes : new String[] {file.toString(), empty.toString()}) {
            BenchRun run = bench("announce", "--tracker", "http://127.0.0.1:1/a", "--hashes", hashes);

            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(hashes);
        }
    }

    @Test
    void says_which_verbs_there_are() {
        assertThat(bench().code()).isEqualTo(ExitCode.USAGE);
        assertThat(bench().err()).contains("announce", "floor-http", "floor-udp", "compare");
        assertThat(bench("--help").code()).isZero();
        assertThat(bench("--help").out()).contains("announce", "floor-http", "floor-udp", "compare");
        assertThat(bench("announce", "--help").out())
                .contains("--tracker", "--count", "--in-flight", "--via", "--hashes");
    }
}
