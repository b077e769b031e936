package dev.herald.bootstrap.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The line on standard error that says how far a long scrape has come. Only for a person whose data goes somewhere else. */
final class ScrapeProgress {

    private static final long NANOS = 1_000_000_000L;
    private static final long PAUSE = NANOS / 4;
    private static final String CLEAR = "\r\u001b[K";

    private final @Nullable PrintStream terminal;
    private final LongSupplier clock;
    private long total;
    private long done;
    private long begun;
    private long shown;

    private ScrapeProgress(@Nullable PrintStream terminal, LongSupplier clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.shown = begun;
    }

    static ScrapeProgress on(Console console) {
        boolean isWatched = console.errIsTerminal() && !console.outIsTerminal();
        return new ScrapeProgress(isWatched ? console.err() : null, System::nanoTime);
    }

    /** So many are expected, 0 where nobody knows. */
    synchronized void begin(long expected) {
        total = expected;
        begun = clock.getAsLong();
    }

    /** One more is done. */
    synchronized void one() {
        done++;
        long now = clock.getAsLong();
        if (terminal != null && now - shown > PAUSE) {
            shown = now;
            terminal.print(CLEAR + words(now - begun));
            terminal.flush();
        }
    }

    /** Lets somebody else print in between. */
    synchronized void pause(Runnable other) {
        clear();
        other.run();
    }

    /** Takes the line away. */
    synchronized void end() {
        clear();
    }

    private void clear() {
        if (terminal != null && shown != begun) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    private String words(long nanos) {
        double rate = done * (double) NANOS / Math.max(nanos, 1);
        String words = String.format(Locale.ROOT, "%,d swarms, %,.0f/s", done, rate);
        if (total <= done || rate <= 0) {
            return words;
        }
        long left = Math.round((total - done) / rate);
        return words + String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60);
    }
}
