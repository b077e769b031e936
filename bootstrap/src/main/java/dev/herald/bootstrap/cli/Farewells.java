package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The {@code stopped} that is owed to every tracker which accepted a {@code started} (TIER-8, HTTP-A8). */
final class Farewells {

    /** A tracker that does not answer a farewell in this time has probably read it (HTTP-T10). */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final TrackerClient client;
    private final Duration timeout;
    private final Consumer<AnnounceOutcome> unheard;
    private final Set<Farewell> owed = ConcurrentHashMap.newKeySet();

    /**
     * @param timeout how long a question may take; farewells take no longer than five seconds
     * @param unheard is told of those that failed
     */
    Farewells(TrackerClient client, Duration timeout, Consumer<AnnounceOutcome> unheard) {
        this.client = client;
        this.timeout = timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST;
        this.unheard = unheard;
    }

    /** Notes that a tracker accepted us. */
    Farewell owe(AnnounceOutcome accepted) {
        Farewell farewell = new Farewell(accepted);
        owed.add(farewell);
        return farewell;
    }

    /** Says these farewells, those already said or under way excepted; completes when all have ended. */
    CompletableFuture<Void> say(Collection<Farewell> farewells) {
        return CompletableFuture.allOf(farewells.stream().map(Farewell::say).toArray(CompletableFuture[]::new));
    }

    /** Says all that are still owed, and waits for {@code budget} at most; answers how many may not have been heard. */
    int sayAll(Duration budget) throws InterruptedException {
        try {
            say(Set.copyOf(owed)).get(budget.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return owed.size();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a farewell failed in a way it must not", bug.getCause());
        }
        return 0;
    }

    /** What to tell a person about trackers that may not have heard it. */
    static String unheard(int trackers) {
        return trackers == 1
                ? "1 tracker may not know that we stopped, and will forget us by itself"
                : trackers + " trackers may not know that we stopped, and will forget us by themselves";
    }

    /** One farewell, said once. */
    final class Farewell {
        private final AnnounceOutcome accepted;
        private @Nullable CompletableFuture<Void> said;

        private Farewell(AnnounceOutcome accepted) {
            this.accepted = accepted;
        }

        private synchronized CompletableFuture<Void> say() {
            if (said == null) {
                said = client.announce(accepted.tracker(), stopped(), timeout).thenAccept(this::heard);
            }
            return said;
        }

        private void heard(AnnounceOutcome outcome) {
            owed.remove(this);
            if (!outcome.isAccepted()) {
                unheard.accept(outcome);
            }
        }

        /** With the token the tracker has just handed out (HTTP-A13). */
        private AnnounceRequest stopped() {
            AnnounceRequest request = accepted.request().with(AnnounceEvent.STOPPED);
            return accepted.answer()
                    .toOption()
                    .flatMap(AnnounceResponse::trackerId)
                    .map(request::with)
                    .getOrElse(request);
        }
    }
}
