package dev.herald.adapter.http;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import java.time.Duration;

/** The moment by which one question is answered, whatever happens; on the monotonic clock. */
final class Deadline {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Duration whole;
    private final long end;

    private Deadline(Duration whole, long end) {
        this.whole = whole;
        this.end = end;
    }

    /** So far from now; more than a day counts as a day. */
    static Deadline in(Duration timeout) {
        Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        return new Deadline(timeout, System.nanoTime() + bounded.toNanos());
    }

    /** What is left, zero once it has passed. */
    Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Of the end, which hardly two questions share. */
    @Override
    public int hashCode() {
        return Long.hashCode(end);
    }

    /** What to say when it passes at {@code stage}. */
    TrackerError passedWhile(Stage stage) {
        return new TrackerError.TimedOut(whole, stage);
    }
}
