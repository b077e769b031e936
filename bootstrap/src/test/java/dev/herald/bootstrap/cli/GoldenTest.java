package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.herald.bootstrap.cli.GoldenCell.Empty;
import dev.herald.bootstrap.cli.GoldenCell.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Every verb in every situation prints what its file in {@code src/test/resources/golden} says. */
class GoldenTest {

    private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+) +[A-Z]");

    /** Most of the time of a play is that of processes which start. */
    private final ExecutorService players = Executors.newFixedThreadPool(2);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        players.shutdownNow();
    }

    @TestFactory
    List<DynamicTest> every_verb_prints_what_its_file_says() {
        Map<GoldenFile, Golden> alone = new LinkedHashMap<>();
        Map<GoldenFile, Future<String>> together = new LinkedHashMap<>();
        for (GoldenRow row : GoldenTable.rows()) {
            row.cells().forEach((situation, cell) -> {
                if (cell instanceof Golden golden) {
                    GoldenFile file = new GoldenFile(row.verb(), situation);
                    if (situation == Situation.READER_LEAVES) {
                        alone.put(file, golden);
                    } else {
                        together.put(file, players.submit(() -> transcript(golden)));
                    }
                }
            });
        }
        List<DynamicTest> tests = new ArrayList<>();
        together.forEach((file, transcript) -> tests.add(test(file, () -> file.hold(transcript.get()))));
        // A process that is just being started holds a copy of every pipe of ours, and so keeps a reader that has left
        // alive.
        alone.forEach((file, golden) -> tests.add(test(file, () -> {
            players.shutdown();
            assertThat(players.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
            file.hold(transcript(golden));
        })));
        return tests;
    }

    private static DynamicTest test(GoldenFile file, Executable held) {
        return dynamicTest(file.verb() + " " + file.situation().label(), held);
    }

    private String transcript(Golden golden) throws Exception {
        try (GoldenStage stage = new GoldenStage(Files.createTempDirectory(folder, "golden"))) {
            golden.play().on(stage);
            return stage.transcript();
        }
    }

    @Test
    void no_verb_and_no_situation_is_forgotten() {
        List<String> verbs = VERB.matcher(CommandRun.herald("--help").out())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(verbs).contains("announce", "demo");
        assertThat(GoldenTable.rows()).extracting(GoldenRow::verb).containsExactlyInAnyOrderElementsOf(verbs);
        assertThat(GoldenTable.rows())
                .allSatisfy(
                        row -> assertThat(row.cells().keySet()).as(row.verb()).containsExactly(Situation.values()));
    }

    @Test
    void an_empty_cell_says_why() {
        assertThat(GoldenTable.rows())
                .flatExtracting(row -> row.cells().values())
                .filteredOn(Empty.class::isInstance)
                .allSatisfy(cell -> assertThat(((Empty) cell).because()).hasSizeGreaterThan(20));
    }

    @Test
    void no_file_is_left_over() throws IOException {
        List<String> expected = new ArrayList<>();
        for (GoldenRow row : GoldenTable.rows()) {
            row.cells().forEach((situation, cell) -> {
                if (cell instanceof Golden) {
                    expected.add(new GoldenFile(row.verb(), situation).name());
                }
            });
        }

        assertThat(expected).containsAll(GoldenFile.all());
    }

    @Test
    void only_what_differs_from_run_to_run_is_taken_out() {
        GoldenText text = new GoldenText("/tmp/x", Set.of("1".repeat(40))).knowing(43_210, 60_001);

        assertThat(text.of("http://127.0.0.1:43210/a and 127.0.0.1:7001, /tmp/x/y"))
                .isEqualTo("http://127.0.0.1:60001/a and 127.0.0.1:7001, FOLDER/y");
        assertThat(text.of("in 12 ms    123 ms  12.5 ms 1800 s")).isEqualTo("in 1 ms  1 ms   0.0 ms 1800 s");
        assertThat(text.of("healthy     123 ms  yes")).isEqualTo("healthy       1 ms  yes");
        assertThat(text.of("{\"elapsedMillis\":12,\"intervalSeconds\":1800,\"nextSeconds\":1793}"))
                .isEqualTo("{\"elapsedMillis\":1,\"intervalSeconds\":1800,\"nextSeconds\":1}");
        assertThat(text.of("1".repeat(40) + " " + "a".repeat(40))).isEqualTo("1".repeat(40) + " " + "0".repeat(40));
        assertThat(text.of("\u001b[1m in 29:58: the interval, answered 0:02 ago"))
                .isEqualTo("\u241b[1m in 0:00: the interval, answered 0:00 ago");
    }
}
