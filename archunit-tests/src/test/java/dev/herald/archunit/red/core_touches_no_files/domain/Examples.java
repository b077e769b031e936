package dev.herald.archunit.red.core_touches_no_files.domain;

import java.nio.file.Path;
import java.time.Duration;

/** Words that are kept in files. */
final class Examples {

    private Examples() {}

    static final class WrongPath {
        boolean ask(Path path) {
            return path.isAbsolute();
        }
    }

    static final class RightValue {
        String words(Duration wait) {
            return "after " + wait;
        }
    }
}
