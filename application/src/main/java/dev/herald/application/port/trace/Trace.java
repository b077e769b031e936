package dev.herald.application.port.trace;

import dev.herald.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The book of one question: gateways write into it what happens, and whoever asked may read it at any time, whole once the question
 * is answered. Begins with {@link TraceStep.Begun} and ends with {@link TraceStep.Ended}, each once; times never decrease. Holds
 * {@value #LONGEST} steps at most, and no secret. Safe for use by many threads.
 */
public sealed interface Trace permits KeptTrace, NoTrace {

    /** The book nobody reads: nothing is written into it. */
    Trace NONE = new NoTrace();

    /** How many steps are kept; of those between the first so many and the end only the number is. */
    int LONGEST = 512;

    /**
     * A book to be read.
     *
     * @param nanoClock a monotonic clock in nanoseconds, such as {@code System::nanoTime}; time begins with the book
     */
    static Trace kept(LongSupplier nanoClock) {
        return new KeptTrace(nanoClock);
    }

    /** Whether anybody reads: where not, gateways need not even make the step. */
    boolean isOn();

    /** Something happened, now. Means nothing once the end is told. */
    void tell(TraceStep step);

    /** What has happened until now, in order. */
    Seq<Moment> moments();

    /** A step, and how long after the beginning it happened. */
    record Moment(Duration at, TraceStep step) {}

    /** For gateways: the question has this answer, and nothing follows. */
    void end(Either<TrackerError, ?> answer);

    /** For gateways: nobody waits for an answer any more, or a mistake of ours keeps it from coming. */
    void abandon();

    /** For gateways: the same question, whose end is told before whoever waits for the result hears of it. */
    <T> CompletableFuture<Either<TrackerError, T>> until(CompletableFuture<Either<TrackerError, T>> question);
}
