package dev.herald.testkit;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Nouns for tests: one of everything, and ways to ask for another. */
public final class Fixtures {

    /** A swarm: {@code 123456789abcdef123456789abcdef123456789a}. */
    public static final InfoHash IH1 = InfoHash.ofHex("123456789abcdef123456789abcdef123456789a");

    /** Another swarm: the one of {@link #torrentFile()}. Its hash holds 0x16, 0x62 and 0xF5. */
    public static final InfoHash IH2 = InfoHash.ofHex("5c941662d614a9b492f518272cf4f16841292225");

    /** A peer: {@code -XX0100-0123456789ab}. */
    public static final PeerId PID1 = PeerId.of("-XX0100-0123456789ab".getBytes(StandardCharsets.US_ASCII));

    /** Another peer: {@code -YY0100-ba9876543210}. */
    public static final PeerId PID2 = PeerId.of("-YY0100-ba9876543210".getBytes(StandardCharsets.US_ASCII));

    /** A key: {@code DEADBEEF}. */
    public static final AnnounceKey KEY1 = new AnnounceKey(0xDEADBEEF);

    /** A client: {@link #PID1} with {@link #KEY1}, listening at 6881. */
    public static final ClientIdentity CLIENT1 = new ClientIdentity(PID1, KEY1, 6881, Option.none());

    /** Another client: {@link #PID2}, listening at 51413, the port whose compact form has its highest bit set. */
    public static final ClientIdentity CLIENT2 =
            new ClientIdentity(PID2, new AnnounceKey(0x0BADCAFE), 51413, Option.none());

    /** A tracker that does not exist. */
    public static final TrackerUrl TRACKER = TrackerUrl.of("http://tracker.example.com:6969/announce");

    private static final String V1_INFO = "64363a6c656e677468693365343a6e616d65313a6131323a7069656365206c656e67746869"
            + "31363338346536" + "3a70696563657332303aa9993e364706816aba3e25717850c26c9cd0d89d65";

    private Fixtures() {}

    /** A leecher's first word: {@link #CLIENT1} announces {@link #IH1}, three bytes left, {@code started}. */
    public static AnnounceRequest announce() {
        return AnnounceRequest.of(IH1, CLIENT1, Progress.fresh(3)).with(AnnounceEvent.STARTED);
    }

    /** The same from {@code client}. */
    public static AnnounceRequest announceBy(ClientIdentity client) {
        return AnnounceRequest.of(IH1, client, Progress.fresh(3)).with(AnnounceEvent.STARTED);
    }

    /** A seeder's regular announce of {@link #IH1}. */
    public static AnnounceRequest seed(ClientIdentity client) {
        return AnnounceRequest.of(IH1, client, Progress.complete());
    }

    /** Another client: a peer-id, key and port made of {@code number}, which is 0 to 50,000. */
    public static ClientIdentity client(int number) {
        String name = String.format(Locale.ROOT, "-XX0100-%012d", number);
        PeerId peerId = PeerId.of(name.getBytes(StandardCharsets.US_ASCII));
        return new ClientIdentity(peerId, new AnnounceKey(number), 10_000 + number, Option.none());
    }

    /** Another swarm: a hash that ends in {@code number}, big-endian, behind sixteen bytes of {@code 0xEE}. */
    public static InfoHash swarm(int number) {
        return InfoHash.of(ByteBuffer.allocate(20)
                .putLong(0xEEEEEEEEEEEEEEEEL)
                .putLong(0xEEEEEEEEEEEEEEEEL)
                .putInt(number)
                .array());
    }

    /** Thirteen swarms in whose hashes every byte value from 0 to 255 occurs. */
    public static Seq<InfoHash> swarmsOfEveryByte() {
        return Vector.range(0, 13).map(row -> {
            byte[] hash = new byte[20];
            for (int i = 0; i < hash.length; i++) {
                hash[i] = (byte) (row * 20 + i);
            }
            return InfoHash.of(hash);
        });
    }

    /** Every byte value from 0 to 255, in order. */
    public static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** A tracker's plain yes: half an hour, seven seeders, five leechers, and {@link #peers()}. */
    public static AnnounceResponse response() {
        return response(Duration.ofMinutes(30), peers());
    }

    /** A yes with this interval and these peers. */
    public static AnnounceResponse response(Duration interval, Seq<PeerEndpoint> peers) {
        return new AnnounceResponse(
                new AnnounceIntervals(interval, Option.none()),
                SwarmStats.unknown().withSeeders(7).withLeechers(5),
                PeerList.of(peers),
                Option.none(),
                Option.none(),
                Option.none(),
                Vector.empty());
    }

    /** Two peers: 192.0.2.1:6881 and 198.51.100.7:51413. */
    public static Seq<PeerEndpoint> peers() {
        return Vector.of(peer("192.0.2.1", 6881), peer("198.51.100.7", 51413));
    }

    /** A peer at an address. */
    public static PeerEndpoint peer(String address, int port) {
        return new PeerEndpoint(
                IpAddress.parse(address).getOrElseThrow(() -> new IllegalArgumentException("no address: " + address)),
                port);
    }

    /** The bytes of a small torrent file (BEP 3): three bytes named {@code a}, one tracker; its swarm is {@link #IH2}. */
    public static byte[] torrentFile() {
        byte[] head = "d8:announce23:http://tracker/announce4:info".getBytes(StandardCharsets.US_ASCII);
        byte[] info = HexFormat.of().parseHex(V1_INFO);
        return ByteBuffer.allocate(head.length + info.length + 1)
                .put(head)
                .put(info)
                .put((byte) 'e')
                .array();
    }
}
