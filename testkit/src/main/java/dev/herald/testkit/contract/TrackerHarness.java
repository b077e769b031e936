package dev.herald.testkit.contract;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.TrackerScript;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What {@link TrackerGatewayContract} needs to know about one transport. Made for one test, closed behind it. */
public interface TrackerHarness extends AutoCloseable {

    /** A new gateway under test. The contract closes it. */
    TrackerGateway openGateway();

    /**
     * The same followed by {@code tracer}, for the laws about {@linkplain dev.herald.application.port.trace.Trace traces}; none where
     * the gateway knows no tracers. The contract closes it.
     */
    default Option<TrackerGateway> openTraced(Tracer tracer) {
        return Option.none();
    }

    /**
     * A tracker that does what {@code script} says, at a URL whose path ends in {@code /announce} and whose query is
     * {@code ownQuery}, or that has none where it is empty. The harness closes it.
     */
    HarnessTracker openTracker(String ownQuery, TrackerScript script);

    /** A tracker without a query of its own. */
    default HarnessTracker openTracker(TrackerScript script) {
        return openTracker("", script);
    }

    /** The URL of a tracker that is not there: nobody listens. */
    TrackerUrl deadTracker();

    /** What the transport can do. */
    Set<Capability> capabilities();

    /**
     * Lets time pass until {@code question} has ended in any way, at most {@code patience}. Real time, unless the harness has
     * time of its own.
     */
    default void await(CompletableFuture<?> question, Duration patience) throws InterruptedException {
        try {
            question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException
                | CompletionException
                | CancellationException
                | TimeoutException stillOrBadlyEnded) {
            // The caller looks at the question itself.
        }
    }

    /** How long after its deadline an answer may come before the contract calls it late: room for busy machines. */
    default Duration margin() {
        return Duration.ofSeconds(2);
    }

    /** Closes the trackers. */
    @Override
    void close();
}
