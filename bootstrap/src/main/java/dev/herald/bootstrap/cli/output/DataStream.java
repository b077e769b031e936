package dev.herald.bootstrap.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * Standard output, for data: whole pieces at a time, whichever thread brings them, and each one visible at once. When nobody reads
 * any more, or the disk is full, what follows is dropped and {@link #broken()} says why.
 */
public final class DataStream {

    private final OutputStream out;
    private final CompletableFuture<IOException> broken = new CompletableFuture<>();

    public DataStream(OutputStream out) {
        this.out = out;
    }

    /** Writes a text and a line end behind it. */
    public void line(String text) {
        write(stream -> stream.write((text + '\n').getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets {@code piece} write, with the stream to itself. */
    public synchronized void write(Piece piece) {
        if (broken.isDone()) {
            return;
        }
        try {
            piece.writeTo(out);
            out.flush();
        } catch (IOException failed) {
            broken.complete(failed);
        }
    }

    /** The same as a stream, for those who want one. */
    public OutputStream asStream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                DataStream.this.write(stream -> stream.write(b));
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                DataStream.this.write(stream -> stream.write(bytes, from, length));
            }
        };
    }

    /** Completes when writing has failed. */
    public CompletableFuture<IOException> broken() {
        return broken;
    }

    /** Something that can be written. */
    @FunctionalInterface
    public interface Piece {
        /** Writes it, and leaves the stream open. */
        void writeTo(OutputStream stream) throws IOException;
    }
}
