package dev.herald.benchmarks.load;

import dev.herald.domain.torrent.InfoHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The swarms that are asked about, by number. The same in every run, so that a tracker is no fuller the second time. */
@FunctionalInterface
public interface Swarms {

    /** Beyond every number of a swarm. */
    long FURTHER_ON = 1L << 32;

    /** The swarm with this number, 0 or more. */
    InfoHash get(int number);

    /** A different swarm for every number. */
    static Swarms numbered() {
        return number -> {
            byte[] hash = new byte[20];
            ByteBuffer.wrap(hash)
                    .putLong(mixed(number))
                    .putLong(mixed(number + FURTHER_ON))
                    .putInt(number);
            return InfoHash.of(hash);
        };
    }

    /**
     * The swarms of a file that names one a line, in 40 hex digits; from the beginning again where it has too few.
     *
     * @throws IllegalArgumentException for a line that is none, and for a file without lines
     */
    static Swarms listedIn(Path file) throws IOException {
        List<InfoHash> listed = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(InfoHash::ofHex)
                .toList();
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("no hashes in " + file);
        }
        return number -> listed.get(number % listed.size());
    }

    /** Bits spread as widely as those of real hashes: the finishing step of SplitMix64. */
    private static long mixed(long number) {
        long bits = (number + 1) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
