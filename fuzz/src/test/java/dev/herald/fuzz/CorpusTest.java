package dev.herald.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input that was ever of interest, and a fixed number of small wrongs of each sort, taken once more. */
@Timeout(300)
class CorpusTest {

    private static final Path HOME = Path.of("").toAbsolutePath();

    /** {@code -Dherald.fuzz.rounds=…} makes more of it. */
    private static final int PARSED = Integer.getInteger("herald.fuzz.rounds", 3_000);

    private static final int SENT = PARSED / 30;

    static Set<String> parsers() {
        return new TreeSet<>(Targets.PARSERS.keySet());
    }

    static Set<String> sockets() {
        return new TreeSet<>(Targets.SOCKETS.keySet());
    }

    static Stream<String> targets() {
        return Stream.concat(parsers().stream(), sockets().stream());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void what_was_found_once_is_taken(String name) throws Exception {
        Map<String, byte[]> inputs = new Corpus(HOME, name).inputs();
        assertThat(inputs).hasSizeGreaterThan(2);
        try (FuzzTarget target = Targets.open(name)) {
            for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
                take(target, input.getKey(), input.getValue());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void what_differs_a_little_is_read(String name) throws Exception {
        wrong(name, PARSED);
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void what_differs_a_little_is_taken_from_a_socket(String name) throws Exception {
        wrong(name, SENT);
    }

    private static void wrong(String name, int rounds) throws Exception {
        List<byte[]> seeds = new ArrayList<>(new Corpus(HOME, name).inputs().values());
        Mutations mutations = new Mutations(name.hashCode(), seeds);
        try (FuzzTarget target = Targets.open(name)) {
            for (int i = 0; i < rounds; i++) {
                take(target, "wrong " + i, mutations.next());
            }
        }
    }

    private static void take(FuzzTarget target, String name, byte[] input) {
        try {
            target.take(input);
        } catch (Exception | Error broken) {
            throw new AssertionError(name + ": " + Escapes.of(input), broken);
        }
    }

    @Test
    void every_file_belongs_to_a_target() throws IOException {
        for (String folder : List.of("seeds", "corpus")) {
            try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
                assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                        .isSubsetOf(targets().toList());
            }
        }
    }

    @Test
    void a_law_that_is_broken_is_told() {
        assertThatThrownBy(() -> Law.holds(false, "so it is")).hasMessageContaining("so it is");
        assertThatThrownBy(() -> Law.same(1, 2, "one is two")).hasMessageContaining("one is two");
        assertThatThrownBy(() -> Law.sameBytes(new byte[1], new byte[2], "bytes"))
                .hasMessageContaining("\\x00\\x00");
        assertThatThrownBy(() -> Law.printable("a\u202eb")).hasMessageContaining("202e");
        assertThatThrownBy(() -> Law.printable("a\u001b[1m")).hasMessageContaining("1b");
        assertThatThrownBy(() -> Law.printable("\ud800")).hasMessageContaining("d800");
    }

    @Test
    void a_line_of_a_seed_file_is_any_bytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertThat(Escapes.read(Escapes.of(all))).isEqualTo(all);
    }
}
