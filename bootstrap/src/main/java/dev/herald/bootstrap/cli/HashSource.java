package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.InputFile;
import dev.herald.bootstrap.cli.input.Lines;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Iterator;
import io.vavr.control.Option;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Info-hashes out of a file, one a line, read as they are asked for: a million need no more memory than one. Lines that hold none
 * are told of, and left out.
 */
final class HashSource implements Iterable<InfoHash> {

    /** Forty digits and the line end. */
    private static final int BYTES_A_LINE = 2 * InfoHash.LENGTH + 1;

    private final String name;
    private final InputStream standardInput;
    private final Consumer<String> complaints;

    /**
     * @param name the file, or {@code -} for standard input, which can be read only once
     * @param complaints is told of lines that hold no hash, and of a file that cannot be read
     */
    HashSource(String name, InputStream standardInput, Consumer<String> complaints) {
        this.name = name;
        this.standardInput = standardInput;
        this.complaints = complaints;
    }

    /** Whether it can be walked only once. */
    boolean isReadOnce() {
        return name.equals("-");
    }

    /** About how many there are, where that can be told beforehand. */
    Option<Long> about() {
        long bytes = isReadOnce() ? 0 : Path.of(name).toFile().length();
        return Option.when(bytes > 0, () -> (bytes + 1) / BYTES_A_LINE);
    }

    @Override
    public Iterator<InfoHash> iterator() {
        if (isReadOnce()) {
            return hashes(standardInput);
        }
        return InputFile.open(name)
                .peekLeft(trouble -> complaints.accept(name + ": " + trouble.words()))
                .map(this::hashes)
                .getOrElse(Iterator::empty);
    }

    private Iterator<InfoHash> hashes(InputStream stream) {
        Lines lines = new Lines(stream);
        return Iterator.ofAll(new UpToTrouble(lines))
                .flatMap(text -> InfoHash.parse(text.strip())
                        .peekLeft(
                                error -> complaints.accept(name + ", line " + lines.number() + ": " + error.message()))
                        .toOption());
    }

    /** A file that breaks off ends there, and somebody is told. */
    private final class UpToTrouble implements java.util.Iterator<String> {
        private final Lines lines;

        UpToTrouble(Lines lines) {
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            try {
                return lines.hasNext();
            } catch (UncheckedIOException failed) {
                complaints.accept(name + ": cannot be read to its end: " + failed.getMessage());
                return false;
            }
        }

        @Override
        public String next() {
            return lines.next();
        }
    }
}
