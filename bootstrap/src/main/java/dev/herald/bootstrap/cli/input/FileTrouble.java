package dev.herald.bootstrap.cli.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a file, in words that do not repeat its name. */
public final class FileTrouble {

    private FileTrouble() {}

    /** The system's words where it has any. */
    public static String words(IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        if (failed instanceof AccessDeniedException) {
            return "no permission";
        }
        @Nullable String words = failed instanceof FileSystemException one ? one.getReason() : failed.getMessage();
        return words == null || words.contains("/") ? failed.getClass().getSimpleName() : words;
    }
}
