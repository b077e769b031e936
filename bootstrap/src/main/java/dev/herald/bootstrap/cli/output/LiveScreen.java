package dev.herald.bootstrap.cli.output;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A part of a terminal that is drawn again and again, in place. What is wider than the terminal is cut off by the terminal itself,
 * so its width need not be known and may change; its height is asked for each time, because what has scrolled away cannot be drawn
 * over.
 */
public final class LiveScreen {

    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final DataStream out;
    private final IntSupplier height;
    private int drawn;

    /** @param height how many lines the terminal has */
    public LiveScreen(DataStream out, IntSupplier height) {
        this.out = out;
        this.height = height;
    }

    /** Draws these lines where the last ones stood, as many as there is room for. */
    public synchronized void draw(List<String> lines) {
        int room = Math.max(2, height.getAsInt()) - 1;
        List<String> shown = lines.size() <= room ? lines : lines.subList(0, room - 1);
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('A');
        }
        text.append('\r').append(CLEAR_BELOW);
        shown.forEach(line -> text.append(line).append('\n'));
        if (shown.size() < lines.size()) {
            text.append("… and ").append(lines.size() - shown.size()).append(" lines more\n");
        }
        drawn = Math.min(lines.size(), room);
        write(text.append(WRAP).toString());
    }

    private void write(String text) {
        out.write((OutputStream stream) -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
