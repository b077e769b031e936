package dev.herald.application.session;

import dev.herald.application.port.ProgressSource;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.tracker.TierPolicy;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How a session announces. Sessions that differ in nothing may share one.
 *
 * @param client who announces
 * @param progress what is told; none means a download that never gets anywhere. A session that begins with nothing left begins
 *     complete, and never tells {@code completed}
 * @param policy which trackers are asked; a private torrent is always announced to one at a time (BEP 27)
 * @param families over which IP versions trackers are told that have no {@linkplain dev.herald.domain.announce.FamilyPolicies policy of their
 *     own}; none means what {@linkplain FamilyPolicy#usualFor suits} the torrent
 * @param numWant how many peers are wanted, 0 or more
 * @param timeout how long one tracker may take, redirects and all; positive (HTTP-T10)
 * @param wantsScrapes whether trackers that do not tell their counts along with announces are scraped for them (SCRAPE-12, SCRAPE-13)
 * @param executor where the observer is called
 * @param observer hears what the session brings
 */
public record SessionOptions(
        ClientIdentity client,
        Option<ProgressSource> progress,
        TierPolicy policy,
        Option<FamilyPolicy> families,
        int numWant,
        Duration timeout,
        boolean wantsScrapes,
        Executor executor,
        SessionObserver observer) {

    /** How long one tracker may take where nobody says (HTTP-T10). */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public SessionOptions {
        if (timeout.isNegative() || timeout.isZero() || numWant < 0) {
            throw new IllegalArgumentException(
                    "a timeout is positive, and nobody wants less than no peers: " + timeout + ", " + numWant);
        }
        Objects.requireNonNull(client, "client");
    }

    /** Tier by tier as in BEP 12, 50 peers, 30 seconds a tracker, nobody listening. */
    public static SessionOptions of(ClientIdentity client) {
        return new SessionOptions(
                client,
                Option.none(),
                TierPolicy.BEP12,
                Option.none(),
                AnnounceRequest.DEFAULT_NUM_WANT,
                DEFAULT_TIMEOUT,
                false,
                Runnable::run,
                SessionObserver.NONE);
    }

    /** The same telling what {@code source} says when an announce leaves. */
    public SessionOptions withProgress(ProgressSource source) {
        return new SessionOptions(
                client, Option.some(source), policy, families, numWant, timeout, wantsScrapes, executor, observer);
    }

    public SessionOptions with(TierPolicy other) {
        return new SessionOptions(
                client, progress, other, families, numWant, timeout, wantsScrapes, executor, observer);
    }

    public SessionOptions over(FamilyPolicy other) {
        return new SessionOptions(
                client, progress, policy, Option.some(other), numWant, timeout, wantsScrapes, executor, observer);
    }

    public SessionOptions wanting(int peers) {
        return new SessionOptions(client, progress, policy, families, peers, timeout, wantsScrapes, executor, observer);
    }

    public SessionOptions within(Duration other) {
        return new SessionOptions(client, progress, policy, families, numWant, other, wantsScrapes, executor, observer);
    }

    /** The same asking trackers for counts, every half hour where announces do not bring them: the observer hears them. */
    public SessionOptions withScrapes() {
        return new SessionOptions(client, progress, policy, families, numWant, timeout, true, executor, observer);
    }

    /** The same with {@code listener} called on {@code calls}, one call at a time. */
    public SessionOptions observedBy(Executor calls, SessionObserver listener) {
        return new SessionOptions(client, progress, policy, families, numWant, timeout, wantsScrapes, calls, listener);
    }
}
