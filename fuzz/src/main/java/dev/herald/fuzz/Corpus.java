package dev.herald.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The inputs a target begins with: its seeds, which are the vectors of the protocol, a line each in {@code seeds/TARGET.txt}; and
 * what fuzzing found once, a file each in {@code corpus/TARGET}.
 */
public final class Corpus {

    private final Path home;
    private final String target;

    /** @param home the folder of this module */
    public Corpus(Path home, String target) {
        this.home = home;
        this.target = target;
    }

    /** Every input by a name that tells where it stands. */
    public Map<String, byte[]> inputs() throws IOException {
        Map<String, byte[]> inputs = new TreeMap<>();
        Path seeds = home.resolve("seeds").resolve(target + ".txt");
        int number = 0;
        for (String line : Files.readAllLines(seeds)) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                inputs.put(target + ".txt:" + number, Escapes.read(line));
            }
        }
        Path found = home.resolve("corpus").resolve(target);
        if (Files.isDirectory(found)) {
            try (Stream<Path> files = Files.list(found)) {
                for (Path file : files.toList()) {
                    inputs.put(target + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        return inputs;
    }

    /** Writes every input into a folder, a file each, as fuzzers want them. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> input : inputs().entrySet()) {
            Files.write(folder.resolve(input.getKey().replaceAll("[/:]", "-")), input.getValue());
        }
    }
}
