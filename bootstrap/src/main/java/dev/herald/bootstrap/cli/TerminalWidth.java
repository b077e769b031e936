package dev.herald.bootstrap.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is; Java itself cannot tell. */
final class TerminalWidth {

    private static final int USUAL = 80;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern SIZE = Pattern.compile("[0-9]+ ([1-9][0-9]{0,3})\\s*");

    private TerminalWidth() {}

    /** What {@code COLUMNS} says, or else the terminal itself; 80 where neither does. */
    static int of(String columns) {
        return NUMBER.matcher(columns).matches() ? Integer.parseInt(columns) : ofTerminal();
    }

    private static int ofTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.getInputStream()) {
                boolean inTime = stty.waitFor(1, TimeUnit.SECONDS);
                Matcher size = SIZE.matcher(inTime ? new String(answer.readNBytes(64), StandardCharsets.US_ASCII) : "");
                return size.matches() ? Integer.parseInt(size.group(1)) : USUAL;
            } finally {
                stty.destroy();
            }
        } catch (IOException noSuchCommandOrTerminal) {
            return USUAL;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
