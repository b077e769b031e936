package dev.herald.application.client;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Objects;

/**
 * How to announce a torrent once.
 *
 * @param client who announces
 * @param event what is reported; {@code STARTED} unless said otherwise
 * @param progress how far the download has come; none means that it begins now
 * @param numWant how many peers are wanted, 0 or more
 * @param trackerId a token a tracker handed out earlier; every tracker that is asked is told, so name it where there is only one
 * @param policy which trackers are asked; a private torrent is always announced one tracker at a time (BEP 27)
 * @param families over which IP versions trackers are told that have no {@linkplain dev.herald.domain.announce.FamilyPolicies policy of their
 *     own}; none means what {@linkplain FamilyPolicy#usualFor suits} the torrent
 * @param timeout how long one tracker may take, redirects and all; positive (HTTP-T10)
 */
public record AnnounceOptions(
        ClientIdentity client,
        AnnounceEvent event,
        Option<Progress> progress,
        int numWant,
        Option<TrackerId> trackerId,
        TierPolicy policy,
        Option<FamilyPolicy> families,
        Duration timeout) {

    /** How long one tracker may take where nobody says (HTTP-T10). */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public AnnounceOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout must be positive: " + timeout);
        }
        if (numWant < 0) {
            throw new IllegalArgumentException("cannot want " + numWant + " peers");
        }
        Objects.requireNonNull(client, "client");
    }

    /** A download that begins now: {@code started}, 50 peers, tier by tier as in BEP 12, 30 seconds a tracker. */
    public static AnnounceOptions started(ClientIdentity client) {
        return new AnnounceOptions(
                client,
                AnnounceEvent.STARTED,
                Option.none(),
                AnnounceRequest.DEFAULT_NUM_WANT,
                Option.none(),
                TierPolicy.BEP12,
                Option.none(),
                DEFAULT_TIMEOUT);
    }

    public AnnounceOptions with(AnnounceEvent other) {
        return new AnnounceOptions(client, other, progress, numWant, trackerId, policy, families, timeout);
    }

    public AnnounceOptions with(Progress other) {
        return new AnnounceOptions(client, event, Option.some(other), numWant, trackerId, policy, families, timeout);
    }

    public AnnounceOptions wanting(int peers) {
        return new AnnounceOptions(client, event, progress, peers, trackerId, policy, families, timeout);
    }

    public AnnounceOptions with(TrackerId other) {
        return new AnnounceOptions(client, event, progress, numWant, Option.some(other), policy, families, timeout);
    }

    public AnnounceOptions with(TierPolicy other) {
        return new AnnounceOptions(client, event, progress, numWant, trackerId, other, families, timeout);
    }

    public AnnounceOptions over(FamilyPolicy other) {
        return new AnnounceOptions(client, event, progress, numWant, trackerId, policy, Option.some(other), timeout);
    }

    public AnnounceOptions within(Duration other) {
        return new AnnounceOptions(client, event, progress, numWant, trackerId, policy, families, other);
    }

    AnnounceRequest request(Torrent torrent, InfoHash swarm) {
        return new AnnounceRequest(
                swarm,
                client,
                progress.getOrElse(torrent::freshProgress),
                event,
                numWant,
                trackerId,
                families.getOrElse(() -> FamilyPolicy.usualFor(torrent.isPrivate())));
    }
}
