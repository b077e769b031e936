package dev.herald.bootstrap.cli.output;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of a terminal that is drawn again and again, in place. Its size is asked for each time: what has scrolled away cannot be
 * drawn over, and a terminal that has become narrower has folded what stood there, as most do.
 */
public final class LiveScreen {

    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    /** From the second line on: some terminals take a screen that is cleared from its first line for a page worth keeping. */
    private static final String CLEAR_ALL = CLEAR_LINE + '\n' + CLEAR_BELOW + "\u001b[1A";

    private final DataStream out;
    private final Supplier<TerminalSize> terminal;
    private List<String> drawn = List.of();

    /** @param terminal tells how much there is room for */
    public LiveScreen(DataStream out, Supplier<TerminalSize> terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Draws lines where the last ones stood, as many as there is room for and each as far as there is.
     *
     * @param picture makes them, for what there is room for: a row less than the terminal has, for the cursor
     */
    public synchronized void draw(Function<TerminalSize, List<String>> picture) {
        TerminalSize size = terminal.get();
        TerminalSize room = new TerminalSize(Math.max(1, size.rows() - 1), size.columns());
        int before = rowsOfDrawn(size);
        drawn = fitting(picture.apply(room), room);
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (before > 0) {
            text.append("\u001b[").append(before).append('A');
        }
        text.append('\r');
        drawn.forEach(line -> text.append(CLEAR_LINE).append(line).append('\n'));
        text.append(drawn.isEmpty() && before > 0 ? CLEAR_ALL : CLEAR_BELOW);
        write(text.append(WRAP).toString());
    }

    /** Takes what was drawn last away. */
    public void clear() {
        draw(room -> List.of());
    }

    private static List<String> fitting(List<String> lines, TerminalSize room) {
        int rows = lines.size() <= room.rows() ? lines.size() : room.rows() - 1;
        List<String> shown = new ArrayList<>(lines.subList(0, rows));
        if (rows < lines.size()) {
            shown.add("… and " + (lines.size() - rows) + " lines more");
        }
        shown.replaceAll(line -> CutLine.of(line, room.columns()));
        return shown;
    }

    private int rowsOfDrawn(TerminalSize size) {
        int rows = drawn.stream().mapToInt(line -> rowsOf(line, size.columns())).sum();
        return Math.min(size.rows() - 1, rows);
    }

    private static int rowsOf(String line, int columns) {
        return Math.max(1, (CutLine.length(line) + columns - 1) / columns);
    }

    private void write(String text) {
        out.write((OutputStream stream) -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
