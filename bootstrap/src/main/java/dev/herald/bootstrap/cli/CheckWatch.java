package dev.herald.bootstrap.cli;

import dev.herald.application.port.Scheduler;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The last line of the table while it grows: how far a check has come. Only for a person; it goes when the check is over. */
final class CheckWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String CLEAR = "\r\u001b[K";

    private final @Nullable PrintStream terminal;
    private final Console console;
    private final Scheduler clock;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private Duration begun = Duration.ZERO;
    private Scheduler.Timer next = () -> {};
    private int total;
    private int done;
    private boolean closed;

    CheckWatch(Console console, Scheduler clock) {
        this.terminal = console.errIsTerminal() ? console.err() : null;
        this.console = console;
        this.clock = clock;
    }

    synchronized void begin(int trackers) {
        total = trackers;
        begun = clock.now();
        tick();
    }

    private synchronized void tick() {
        if (terminal != null && !closed) {
            show();
            next = clock.schedule(PAUSE, this::tick);
        }
    }

    /** One more is done, and {@code telling} prints it. */
    synchronized void one(Runnable telling) {
        done++;
        clear();
        telling.run();
        if (!closed) {
            show();
        }
    }

    /** Nobody waits for the rest. */
    void interrupt() {
        interrupted.set(true);
    }

    boolean isInterrupted() {
        return interrupted.get();
    }

    /** Whether there is nobody left to tell. */
    boolean isOver() {
        return interrupted.get() || console.out().broken().isDone();
    }

    private void show() {
        if (terminal != null) {
            long seconds = clock.now().minus(begun).toSeconds();
            terminal.print(CLEAR
                    + String.format(Locale.ROOT, "%d of %d checked, %d:%02d", done, total, seconds / 60, seconds % 60));
            terminal.flush();
        }
    }

    private void clear() {
        if (terminal != null) {
            terminal.print(CLEAR);
            terminal.flush();
        }
    }

    /** Takes the line away. */
    @Override
    public synchronized void close() {
        closed = true;
        next.cancel();
        clear();
    }
}
