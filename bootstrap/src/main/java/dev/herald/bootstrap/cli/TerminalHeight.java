package dev.herald.bootstrap.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many lines the terminal has, looked at now and then, because it may be resized; Java itself cannot tell. */
final class TerminalHeight implements IntSupplier {

    private static final int USUAL = 24;
    private static final int LOOKED_AT_EVERY = 2;
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3}) [0-9]+\\s*");

    private int asked;
    private int known = USUAL;

    @Override
    public int getAsInt() {
        if (asked++ % LOOKED_AT_EVERY == 0) {
            known = look();
        }
        return known;
    }

    private int look() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.getInputStream()) {
                if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                    return known;
                }
                Matcher size = SIZE.matcher(new String(answer.readNBytes(64), StandardCharsets.US_ASCII));
                return size.matches() ? Integer.parseInt(size.group(1)) : known;
            } finally {
                stty.destroy();
            }
        } catch (IOException noSuchCommandOrTerminal) {
            return known;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return known;
        }
    }
}
