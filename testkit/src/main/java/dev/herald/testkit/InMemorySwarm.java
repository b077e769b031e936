package dev.herald.testkit;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.PeerId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Who is in a swarm of a tracker in memory, in the order they came. Nobody leaves without saying so. */
record InMemorySwarm(Map<PeerId, Member> members, long completed) {

    static final InMemorySwarm EMPTY = new InMemorySwarm(LinkedHashMap.empty(), 0);

    private static final PeerHost LOOPBACK = IpAddress.ofIpv4(0x7F000001);

    record Member(PeerEndpoint endpoint, boolean complete) {}

    InMemorySwarm after(AnnounceRequest request) {
        PeerId peer = request.client().peerId();
        long completions = request.event() == AnnounceEvent.COMPLETED ? completed + 1 : completed;
        return request.event() == AnnounceEvent.STOPPED
                ? new InMemorySwarm(members.remove(peer), completions)
                : new InMemorySwarm(members.put(peer, member(request)), completions);
    }

    private static Member member(AnnounceRequest request) {
        ClientIdentity client = request.client();
        PeerHost host = client.announceAddress().getOrElse(LOOPBACK);
        return new Member(
                new PeerEndpoint(host, client.port()), request.progress().isComplete());
    }

    AnnounceResponse response(AnnounceRequest request, AnnounceIntervals intervals) {
        Seq<PeerEndpoint> others = members.remove(request.client().peerId())
                .values()
                .take(request.numWant())
                .map(Member::endpoint);
        return new AnnounceResponse(
                intervals, stats(), PeerList.of(others), Option.none(), Option.none(), Option.none(), Vector.empty());
    }

    SwarmStats stats() {
        int seeders = members.values().count(Member::complete);
        return SwarmStats.of(seeders, members.size() - seeders, completed);
    }
}
