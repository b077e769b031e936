package dev.herald.bootstrap.cli.output;

/**
 * A line that fits a width: what is too long ends in "…". Escape sequences, of which ours are the only ones, take no room, and no
 * colour goes on behind the cut.
 */
final class CutLine {

    private static final char ESCAPE = '\u001b';
    private static final String NO_COLOUR = "\u001b[0m";

    private CutLine() {}

    static String of(String line, int columns) {
        if (length(line) <= columns) {
            return line;
        }
        int at = 0;
        for (int taken = 0; taken < columns - 1; at = behind(line, at)) {
            taken += room(line, at);
        }
        return line.substring(0, at) + "…" + (line.indexOf(ESCAPE) >= 0 ? NO_COLOUR : "");
    }

    /** How many columns it takes. */
    static int length(String line) {
        int length = 0;
        for (int at = 0; at < line.length(); at = behind(line, at)) {
            length += room(line, at);
        }
        return length;
    }

    private static int room(String line, int at) {
        return line.charAt(at) == ESCAPE ? 0 : 1;
    }

    /** Where the next character begins, or what follows an escape sequence. */
    private static int behind(String line, int at) {
        if (line.charAt(at) != ESCAPE) {
            return line.offsetByCodePoints(at, 1);
        }
        int end = line.indexOf('m', at);
        return end < 0 ? line.length() : end + 1;
    }
}
