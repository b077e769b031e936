package dev.herald.bootstrap.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a stream that say something: blank ones are left out. Read as they are asked for, so that an endless stream is fine.
 * A line longer than any target can be is cut, which makes it unreadable and not a danger.
 */
public final class Lines implements Iterator<String> {

    /** Longer than the longest magnet link. */
    private static final int LONGEST = 2 << 20;

    private final BufferedReader reader;
    private @Nullable String next;
    private long number;

    public Lines(InputStream stream) {
        this.reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        String line = next;
        next = null;
        return line;
    }

    /** The number of the line read last, blank ones counted, from 1. */
    public long number() {
        return number;
    }

    private @Nullable String read() {
        try {
            String line = readLine();
            while (line != null && line.isBlank()) {
                line = readLine();
            }
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
