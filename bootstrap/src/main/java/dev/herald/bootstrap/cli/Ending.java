package dev.herald.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a run that announces: by itself, or at Ctrl-C, and then not before whoever accepted us is told that we go. */
final class Ending {

    /** How long a farewell may hold up somebody who pressed Ctrl-C. */
    private static final Duration FAREWELL_BUDGET = Duration.ofSeconds(3);

    private final Console console;
    private final Farewells farewells;
    private final AtomicBoolean interrupted = new AtomicBoolean();

    Ending(Console console, Farewells farewells) {
        this.console = console;
        this.farewells = farewells;
    }

    /** From here on Ctrl-C is ours. */
    void awaitInterrupt() {
        console.interrupts().accept(new Thread(this::interrupt, "herald-farewell"));
    }

    /** Whether nobody waits for the rest. */
    boolean isNear() {
        return interrupted.get() || console.out().broken().isDone();
    }

    int exitCode(Tally tally) {
        return interrupted.get() ? ExitCode.INTERRUPTED : tally.exitCode();
    }

    private void interrupt() {
        interrupted.set(true);
        try {
            int unheard = farewells.sayAll(FAREWELL_BUDGET);
            if (unheard > 0) {
                console.say(Farewells.unheard(unheard));
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }
}
