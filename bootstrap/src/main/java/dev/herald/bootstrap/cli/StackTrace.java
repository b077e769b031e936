package dev.herald.bootstrap.cli;

import dev.herald.domain.error.PrintableText;
import dev.herald.domain.tracker.UrlMask;
import java.util.ArrayList;
import java.util.List;

/** Where an exception came from, in lines for whoever mends it; URLs in its words are masked. */
final class StackTrace {

    private static final int DEEPEST_CAUSE = 10;

    private StackTrace() {}

    static List<String> of(Throwable thrown) {
        List<String> lines = new ArrayList<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            lines.add((depth == 0 ? "" : "caused by ") + words(cause));
            for (StackTraceElement element : cause.getStackTrace()) {
                lines.add("    at " + element);
            }
            cause = cause.getCause();
        }
        return lines;
    }

    private static String words(Throwable thrown) {
        String message = thrown.getMessage();
        String words = message == null ? "" : ": " + PrintableText.of(UrlMask.mask(message));
        return thrown.getClass().getName() + words;
    }
}
