package dev.herald.bootstrap.cli.input;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that somebody names, read into memory as far as a cap allows. */
public final class InputFile {

    private static final String AGAIN = "check the disk it is on";

    private InputFile() {}

    /**
     * The bytes of a file. A file longer than {@code cap} gives one byte more than that, so that whoever reads the bytes notices.
     * Left for what is missing, a directory, or otherwise closed to us.
     */
    public static Either<Trouble, byte[]> read(String name, int cap) {
        return open(name).flatMap(stream -> readAndClose(stream, cap));
    }

    /** The file as a stream, which the caller closes. */
    public static Either<Trouble, InputStream> open(String name) {
        if (name.isBlank()) {
            return Either.left(Trouble.unreadable(
                    "an empty word is no target", "give a file, a magnet link, a URL or an info-hash"));
        }
        try {
            Path path = Path.of(name);
            return Files.isDirectory(path)
                    ? Either.left(Trouble.unreadable("is a directory, not a file", "name a file in it"))
                    : Either.right(Files.newInputStream(path));
        } catch (InvalidPathException notAPath) {
            return Either.left(Trouble.unreadable("is no name a file can have", "check how it is written"));
        } catch (NoSuchFileException missing) {
            return Either.left(Trouble.unreadable("no such file", Advice.onMissing(name)));
        } catch (AccessDeniedException denied) {
            return Either.left(Trouble.unreadable("no permission to read it", "ask whoever owns it"));
        } catch (IOException failed) {
            return Either.left(Trouble.unreadable("cannot be opened (" + FileTrouble.words(failed) + ")", AGAIN));
        }
    }

    /** The bytes of a stream, with the same cap. */
    public static Either<Trouble, byte[]> read(InputStream stream, int cap) {
        try {
            return Either.right(stream.readNBytes(cap + 1));
        } catch (IOException failed) {
            return Either.left(Trouble.unreadable("cannot be read (" + FileTrouble.words(failed) + ")", AGAIN));
        }
    }

    private static Either<Trouble, byte[]> readAndClose(InputStream stream, int cap) {
        try (stream) {
            return read(stream, cap);
        } catch (IOException failed) {
            return Either.left(Trouble.unreadable("cannot be read (" + FileTrouble.words(failed) + ")", AGAIN));
        }
    }
}
