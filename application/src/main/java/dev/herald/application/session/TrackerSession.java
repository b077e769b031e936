package dev.herald.application.session;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Exhausted;
import dev.herald.domain.error.TrackerError.TooSoon;
import dev.herald.domain.session.Due;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.SessionFact;
import dev.herald.domain.session.SessionFact.TrackersReplaced;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A torrent that is being announced: at the right times, for as long as it is not stopped, to the trackers its policy chooses, with
 * failover and recovery (BEP 3, BEP 12, BEP 27, BEP 31).
 *
 * <p>Each tracker hears {@code started} until it acknowledges it, {@code completed} once if it saw the download begin, and
 * {@code stopped} if it knows us. Nothing here blocks, and all of it is safe for use by many threads; what is asked takes effect
 * in the order it was asked.
 */
public final class TrackerSession {

    private final SessionShell shell;

    TrackerSession(SessionShell shell) {
        this.shell = shell;
    }

    /** How it stands now: every tracker, what it said last, when it is asked next and which rule says so. */
    public SessionStatus status() {
        return shell.sessions().view(shell.session()).status();
    }

    /**
     * Announces now, for those who need peers, as far as courtesy lets us (RETRY-3, RETRY-4).
     *
     * <p>Right: a tracker is being asked; the status says which. {@code TooSoon}: the minimum interval of every tracker that could
     * be asked, or the wait it advised, is not over; it tells how long that still lasts. {@code Exhausted}, without attempts: there
     * is no tracker, or the session was stopped.
     */
    public CompletableFuture<Either<TrackerError, SessionStatus>> announceNow() {
        return onLoop(this::askNow);
    }

    private Either<TrackerError, SessionStatus> askNow() {
        Due due = shell.sessions().rules().mayAsk(shell.session());
        if (due.at() == Due.NO_TIME) {
            return Either.left(new Exhausted(Vector.empty()));
        }
        long now = shell.sessions().now();
        if (!due.hasCome(now)) {
            return Either.left(new TooSoon(Duration.ofMillis(due.at() - now)));
        }
        shell.tell(new SessionFact.AnnounceAsked());
        return Either.right(status());
    }

    /**
     * The download is complete: trackers that saw it begin are told at once. May be called again; means nothing where the session
     * began complete. A progress with nothing left, when an announce leaves, says the same.
     */
    public void completed() {
        shell.sessions().loop().execute(() -> shell.tell(new SessionFact.Completed()));
    }

    /**
     * From now on these are the trackers. What is known of those that were there already is kept; the others hear {@code stopped}
     * if they know us. Each tier is shuffled (TIER-2).
     */
    public void replaceTrackers(TrackerTiers tiers) {
        change(() -> shell.sessions().shuffled(tiers));
    }

    /** Adds trackers behind those that are there. Of a private torrent they are its own only, so this does nothing (PRIV-1). */
    public void addTrackers(TrackerTiers more) {
        if (!shell.session().isPrivate()) {
            change(() -> shell.session().tiers().append(shell.sessions().shuffled(more)));
        }
    }

    /** Leaves a tracker, with {@code stopped} if it knows us. */
    public void removeTracker(TrackerUrl tracker) {
        change(() -> without(shell.session().tiers(), tracker));
    }

    private static TrackerTiers without(TrackerTiers tiers, TrackerUrl tracker) {
        Seq<Tier> kept = tiers.tiers()
                .map(tier -> tier.trackers().reject(tracker::equals))
                .reject(Seq::isEmpty)
                .map(Tier::new);
        return new TrackerTiers(kept);
    }

    private void change(Supplier<TrackerTiers> tiers) {
        shell.sessions().loop().execute(() -> shell.tell(new TrackersReplaced(tiers.get())));
    }

    /** The trackers in the order in which they are tried now: as shuffled, and promoted since (TIER-4). */
    public TrackerTiers tiers() {
        return shell.session().tiers();
    }

    /**
     * Ends the session: {@code completed} where it is still owed and {@code stopped} go to every tracker that knows us, all at
     * once, each of them once (TIER-8, RETRY-11). Completes when all have answered, and when {@code budget} is over at the latest,
     * with what was delivered and what was not. A session that has ended before reports nothing.
     */
    public CompletableFuture<StopReport> stop(Duration budget) {
        CompletableFuture<StopReport> report = new CompletableFuture<>();
        shell.sessions().loop().execute(() -> stop(budget, report));
        return report;
    }

    private void stop(Duration budget, CompletableFuture<StopReport> report) {
        if (shell.session().phase() == Session.Phase.OPEN) {
            shell.sessions().part(shell, budget, report);
        } else {
            report.complete(new StopReport(Vector.empty()));
        }
    }

    private <T> CompletableFuture<T> onLoop(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        shell.sessions().loop().execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException bug) {
                answer.completeExceptionally(bug);
            }
        });
        return answer;
    }
}
