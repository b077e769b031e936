package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that says what a verb prints in a situation. With {@code -Dherald.golden=record} it is written and not compared; what
 * has changed then is for {@code git diff} to show and for a person to read.
 */
record GoldenFile(String verb, Situation situation) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    static boolean isRecording() {
        return "record".equals(System.getProperty("herald.golden"));
    }

    /** Every file there is, relative to the folder of them all, with slashes. */
    static List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    /** Its name, relative to the folder of them all, with slashes. */
    String name() {
        return verb + "/" + situation.label() + ".txt";
    }

    /** Holds a transcript to it. */
    void hold(String transcript) {
        try {
            Path file = FOLDER.resolve(name());
            if (isRecording()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, transcript);
            }
            assertThat(file).as("recorded by -Dherald.golden=record").exists();
            assertThat(transcript)
                    .as(name() + "; if the new text is the better one: -Dherald.golden=record")
                    .isEqualTo(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
