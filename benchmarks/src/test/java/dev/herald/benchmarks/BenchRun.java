package dev.herald.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of the command, in this process. */
record BenchRun(int code, String out, String err) {

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":");

    static final List<String> LOAD_FIELDS = List.of(
            "announces",
            "failed",
            "seconds",
            "perSecond",
            "cpuMicros",
            "allocatedBytes",
            "p50Millis",
            "p99Millis",
            "connections");

    static BenchRun bench(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = BenchCommand.run(console, arguments);
        return new BenchRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same, where it is expected to measure something. */
    static BenchRun measured(String... arguments) {
        BenchRun run = bench(arguments);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        return run;
    }

    /** The names of all fields, nested ones as well, in their order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Matcher field = FIELD.matcher(out); field.find(); ) {
            names.add(field.group(1));
        }
        return names;
    }

    double number(String name) throws Exception {
        return Measured.parse(out).number(name);
    }
}
