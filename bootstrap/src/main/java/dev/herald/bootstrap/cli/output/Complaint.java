package dev.herald.bootstrap.cli.output;

/** What is wrong with something that was given, in a line that names it. */
public final class Complaint {

    /** A longer target is known by how it begins: a magnet link can have megabytes. */
    private static final int LONGEST = 200;

    private Complaint() {}

    /**
     * The line.
     *
     * @param shown the target, as much of it as may be shown
     */
    public static String about(String shown, String words) {
        return (shown.isBlank() ? "'" + shown + "'" : CutLine.of(shown, LONGEST)) + ": " + words;
    }
}
