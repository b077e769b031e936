package dev.herald.testkit.udp;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;

/** Requests as UDP trackers read them: strictly, so that a client's mistake is an error in the script and fails the test. */
final class UdpQuestions {

    private static final int HASH = 20;
    private static final int HASHES_AT = 16;
    private static final AnnounceEvent[] EVENTS = {
        AnnounceEvent.NONE, AnnounceEvent.COMPLETED, AnnounceEvent.STARTED, AnnounceEvent.STOPPED, AnnounceEvent.PAUSED
    };

    private UdpQuestions() {}

    static TrackerQuestion read(RecordedDatagram request) {
        if (request.isAnnounce()) {
            return announce(request, ByteBuffer.wrap(request.bytes()));
        }
        if (request.isScrape()) {
            return new TrackerQuestion.Scrape(swarms(request));
        }
        throw new AssertionError("neither an announce nor a scrape: " + request.hex());
    }

    static Seq<InfoHash> swarms(RecordedDatagram request) {
        int hashes = request.length() - HASHES_AT;
        if (hashes < HASH || hashes % HASH != 0) {
            throw new AssertionError("a scrape with " + hashes + " bytes of hashes: " + request.hex());
        }
        ByteBuffer bytes = ByteBuffer.wrap(request.bytes()).position(HASHES_AT);
        return Vector.range(0, hashes / HASH).map(row -> InfoHash.of(take(bytes, HASH)));
    }

    private static TrackerQuestion announce(RecordedDatagram request, ByteBuffer fields) {
        fields.position(HASHES_AT);
        InfoHash swarm = InfoHash.of(take(fields, HASH));
        PeerId peerId = PeerId.of(take(fields, HASH));
        long downloaded = fields.getLong();
        long left = fields.getLong();
        long uploaded = fields.getLong();
        AnnounceEvent event = event(fields.getInt(), request);
        Option<PeerHost> address = address(fields.getInt());
        AnnounceKey key = new AnnounceKey(fields.getInt());
        int wanted = Math.max(0, fields.getInt());
        ClientIdentity client = new ClientIdentity(peerId, key, fields.getShort() & 0xFFFF, address);
        Progress progress = new Progress(uploaded, downloaded, left);
        return new TrackerQuestion.Announce(
                new AnnounceRequest(swarm, client, progress, event, wanted, Option.none(), FamilyPolicy.BOTH));
    }

    private static AnnounceEvent event(int number, RecordedDatagram request) {
        if (number < 0 || number >= EVENTS.length) {
            throw new AssertionError("event " + number + " in " + request.hex());
        }
        return EVENTS[number];
    }

    private static Option<PeerHost> address(int bits) {
        return bits == 0 ? Option.none() : Option.some(IpAddress.ofIpv4(bits));
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
