package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the terminal, again and again because it may be resized, but at most once a second; Java itself cannot tell. What
 * {@code LINES} and {@code COLUMNS} say counts more than the terminal, because somebody wanted it so.
 */
final class TerminalGauge implements Supplier<TerminalSize> {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})\\s*");

    private final Map<String, String> environment;
    private final Function<TerminalSize, TerminalSize> terminal;
    private final LongSupplier nanos;
    private TerminalSize known = TerminalSize.USUAL;
    private long nextLook;

    /**
     * @param terminal what the terminal says; is given what it said last, for where it says nothing
     * @param nanos a clock in nanoseconds
     */
    TerminalGauge(Map<String, String> environment, Function<TerminalSize, TerminalSize> terminal, LongSupplier nanos) {
        this.environment = environment;
        this.terminal = terminal;
        this.nanos = nanos;
        this.nextLook = nanos.getAsLong();
    }

    /** Of the terminal this process runs in; 24 rows of 80 columns where there is none. */
    static TerminalGauge ofProcess(Map<String, String> environment) {
        return new TerminalGauge(environment, TerminalGauge::ask, System::nanoTime);
    }

    @Override
    public synchronized TerminalSize get() {
        long now = nanos.getAsLong();
        if (now - nextLook >= 0) {
            nextLook = now + SECOND;
            known = terminal.apply(known);
        }
        return new TerminalSize(set("LINES", known.rows()), set("COLUMNS", known.columns()));
    }

    private int set(String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        return NUMBER.matcher(value).matches() ? Integer.parseInt(value) : otherwise;
    }

    private static TerminalSize ask(TerminalSize last) {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.getInputStream()) {
                boolean inTime = stty.waitFor(1, TimeUnit.SECONDS);
                Matcher size = SIZE.matcher(inTime ? new String(answer.readNBytes(64), StandardCharsets.US_ASCII) : "");
                return size.matches()
                        ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                        : last;
            } finally {
                stty.destroy();
            }
        } catch (IOException noSuchCommandOrTerminal) {
            return last;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return last;
        }
    }
}
