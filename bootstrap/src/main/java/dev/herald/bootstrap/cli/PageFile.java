package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a page about a check goes.
 *
 * @param file null where nobody wants a page
 */
record PageFile(@Nullable Path file, Console console) {

    /** Whether the page can be written, as far as that can be told before; says why not. */
    boolean isPossible() {
        if (file == null) {
            return true;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            console.say("--html: " + file + " is a directory: name a file in it");
            return false;
        }
        if (folder != null && !Files.isDirectory(folder)) {
            console.say("--html: there is no folder " + folder);
            return false;
        }
        return true;
    }

    /** Writes the page; answers whether it is there, or nobody wants it, and says why not. */
    boolean write(Supplier<String> page) {
        if (file == null) {
            return true;
        }
        try {
            Files.writeString(file, page.get());
            return true;
        } catch (IOException failed) {
            console.say(file + ": cannot be written (" + FileTrouble.words(failed) + ")");
            return false;
        }
    }
}
