package dev.herald.adapter.websocket;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/**
 * One message of a tracker's, as far as it could be read. A message is of one kind in practice, but nothing keeps it from being of
 * several, so each part stands for itself (WS-16).
 *
 * @param action {@code announce} or {@code scrape}; missing from refusals of what the tracker could not read (WS-14)
 * @param swarms what it is about; more than one only where a refused scrape is repeated
 * @param counts an answer to an announce (WS-10)
 * @param offer a peer's offer (WS-11)
 * @param answer a peer's answer to an offer of ours (WS-12)
 * @param files an answer to a scrape (WS-15)
 * @param refusal the tracker's no (WS-14)
 */
record Received(
        Option<String> action,
        List<InfoHash> swarms,
        Option<Counts> counts,
        Option<Relayed> offer,
        Option<Relayed> answer,
        Option<Files> files,
        Option<Refusal> refusal) {

    /** What a tracker says of a swarm, {@code interval} and {@code minInterval} in seconds. */
    record Counts(
            Option<Long> interval,
            Option<Long> minInterval,
            SwarmStats stats,
            Option<TrackerId> trackerId,
            Option<String> warning) {}

    /** A description that a peer sent through the tracker. */
    record Relayed(PeerId peer, OfferId offerId, String sdp) {}

    /** The counts of some swarms; {@code pause} in seconds. */
    record Files(Map<InfoHash, SwarmStats> found, Option<Long> pause) {}

    /** A no, in the tracker's own words. */
    record Refusal(String reason, RetryAdvice advice) {}
}
