package dev.herald.bootstrap.cli.output;

/**
 * How much a terminal shows at once.
 *
 * @param rows how many lines, at least 1
 * @param columns how many characters in each, at least 1
 */
public record TerminalSize(int rows, int columns) {

    /** What a terminal has had since there were terminals. */
    public static final TerminalSize USUAL = new TerminalSize(24, 80);

    public TerminalSize {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("no terminal has " + rows + " rows of " + columns + " columns");
        }
    }
}
