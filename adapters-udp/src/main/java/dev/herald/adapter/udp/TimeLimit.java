package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import java.time.Duration;

/** The time somebody gave a question, as a span and as a moment in nanoseconds on the clock of the conversations. */
record TimeLimit(Duration whole, long start) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** When it is over; more than a day counts as a day. */
    long end() {
        return start + (whole.compareTo(LONGEST) > 0 ? LONGEST : whole).toNanos();
    }

    /** What to say when it is over. */
    TrackerError passedWhile(Stage stage) {
        return new TimedOut(whole, stage);
    }

    /** What to say when waiting longer has no point. */
    TrackerError givenUpWhile(Stage stage, long now) {
        return new TimedOut(Duration.ofNanos(now - start), stage);
    }
}
