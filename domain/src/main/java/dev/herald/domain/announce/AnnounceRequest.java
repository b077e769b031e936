package dev.herald.domain.announce;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;

/**
 * One announce of one swarm to one tracker.
 *
 * @param swarm which swarm
 * @param client who announces
 * @param progress how far the download has come
 * @param event what is reported
 * @param numWant how many peers are wanted, 0 or more; always 0 with {@code STOPPED} (HTTP-A11)
 * @param trackerId the token this tracker handed out earlier
 * @param families over which IP versions it goes; a transport that sends it once sends it over any of them
 */
public record AnnounceRequest(
        InfoHash swarm,
        ClientIdentity client,
        Progress progress,
        AnnounceEvent event,
        int numWant,
        Option<TrackerId> trackerId,
        FamilyPolicy families) {

    /** How many peers are asked for where nobody says. */
    public static final int DEFAULT_NUM_WANT = 50;

    public AnnounceRequest {
        if (numWant < 0) {
            throw new IllegalArgumentException("cannot want " + numWant + " peers");
        }
        numWant = event == AnnounceEvent.STOPPED ? 0 : numWant;
    }

    /** A regular announce that asks for {@value #DEFAULT_NUM_WANT} peers. */
    public static AnnounceRequest of(InfoHash swarm, ClientIdentity client, Progress progress) {
        return new AnnounceRequest(
                swarm, client, progress, AnnounceEvent.NONE, DEFAULT_NUM_WANT, Option.none(), FamilyPolicy.BOTH);
    }

    /** The same announce reporting {@code other}. */
    public AnnounceRequest with(AnnounceEvent other) {
        return new AnnounceRequest(swarm, client, progress, other, numWant, trackerId, families);
    }

    /** The same announce of another swarm. */
    public AnnounceRequest with(InfoHash other) {
        return new AnnounceRequest(other, client, progress, event, numWant, trackerId, families);
    }

    /** The same announce with another progress. */
    public AnnounceRequest with(Progress other) {
        return new AnnounceRequest(swarm, client, other, event, numWant, trackerId, families);
    }

    /** The same announce with the token the tracker handed out. */
    public AnnounceRequest with(TrackerId other) {
        return new AnnounceRequest(swarm, client, progress, event, numWant, Option.some(other), families);
    }

    /** The same announce asking for {@code peers} peers. */
    public AnnounceRequest wanting(int peers) {
        return new AnnounceRequest(swarm, client, progress, event, peers, trackerId, families);
    }

    /** The same announce over other IP versions. */
    public AnnounceRequest over(FamilyPolicy other) {
        return other == families
                ? this
                : new AnnounceRequest(swarm, client, progress, event, numWant, trackerId, other);
    }
}
