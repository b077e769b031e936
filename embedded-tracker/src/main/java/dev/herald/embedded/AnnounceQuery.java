package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;

/**
 * An announce as it stands in a query (BEP 3, BEP 23).
 *
 * @param visit what it means for the swarm
 * @param compact whether the peers are wanted in compact form
 * @param noPeerId whether peer-ids may be left out of the other form
 */
record AnnounceQuery(Visit visit, boolean compact, boolean noPeerId) {

    /** Left: what is wrong, in words for the client's user. */
    static Either<String, AnnounceQuery> read(Query query, IpAddress from, boolean honoursIp) {
        return twenty(query, "info_hash")
                .map(InfoHash::of)
                .flatMap(swarm -> member(query, from, honoursIp)
                        .flatMap(member -> event(query.text("event", ""))
                                .map(event -> new Visit(swarm, member, event, wanted(query)))))
                .map(visit -> new AnnounceQuery(visit, isSet(query, "compact"), isSet(query, "no_peer_id")));
    }

    private static Either<String, Visit.Member> member(Query query, IpAddress from, boolean honoursIp) {
        return twenty(query, "peer_id")
                .map(PeerId::of)
                .flatMap(peerId -> port(query)
                        .flatMap(port -> query.number("uploaded")
                                .flatMap(uploaded -> query.number("downloaded"))
                                .flatMap(downloaded -> query.number("left"))
                                .map(left -> new Visit.Member(
                                        peerId, new PeerEndpoint(address(query, from, honoursIp), port), left == 0))));
    }

    private static Either<String, byte[]> twenty(Query query, String name) {
        return query.only(name)
                .filterOrElse(value -> value.length == 20, value -> name + " has " + value.length + " bytes, not 20");
    }

    private static Either<String, Integer> port(Query query) {
        return query.number("port")
                .filterOrElse(port -> port > 0 && port <= 0xFFFF, port -> port + " is no port to be reached at")
                .map(Long::intValue);
    }

    private static IpAddress address(Query query, IpAddress from, boolean honoursIp) {
        return honoursIp ? IpAddress.parse(query.text("ip", "")).getOrElse(from) : from;
    }

    private static Either<String, AnnounceEvent> event(String word) {
        return switch (word) {
            case "", "empty" -> Either.right(AnnounceEvent.NONE);
            case "started" -> Either.right(AnnounceEvent.STARTED);
            case "completed" -> Either.right(AnnounceEvent.COMPLETED);
            case "stopped" -> Either.right(AnnounceEvent.STOPPED);
            case "paused" -> Either.right(AnnounceEvent.PAUSED);
            default -> Either.left("unknown event");
        };
    }

    /** What is no number means what no word means: the tracker chooses. */
    private static int wanted(Query query) {
        return query.number("numwant")
                .map(number -> (int) Math.min(number, Integer.MAX_VALUE))
                .getOrElse(AnnounceRequest.DEFAULT_NUM_WANT);
    }

    private static boolean isSet(Query query, String name) {
        return query.all(name).stream().anyMatch(value -> new String(value, StandardCharsets.ISO_8859_1).equals("1"));
    }
}
