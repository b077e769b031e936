package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Answers as they come from the wire (BEP 15). A packet is what lies between position and limit of a big-endian buffer, which none
 * of these methods changes. What is longer than it need be is read all the same (UDP-R2); {@link #shortest} says what is too short
 * to be handed to one of the readers.
 */
final class AnswerFrames {

    static final int ERROR = 3;

    /** Action and transaction, which every answer begins with. */
    static final int HEADER = 8;

    private static final int CONNECTION_ID = 8;
    private static final int INTERVAL = 8;
    private static final int LEECHERS = 12;
    private static final int SEEDERS = 16;
    private static final int PEERS = 20;
    private static final int ROWS = 8;
    private static final int ROW = 12;

    /** More bytes than the longest text that is ever repeated. */
    private static final int LONGEST_TEXT = 4_096;

    private AnswerFrames() {}

    static int action(ByteBuffer packet) {
        return packet.getInt(packet.position());
    }

    static int transaction(ByteBuffer packet) {
        return packet.getInt(packet.position() + 4);
    }

    /** How many bytes an answer with this action has at least (UDP-R1). */
    static int shortest(int action) {
        return switch (action) {
            case RequestFrames.CONNECT -> CONNECTION_ID + Long.BYTES;
            case RequestFrames.ANNOUNCE -> PEERS;
            default -> HEADER;
        };
    }

    /** Any 64 bits, 0 and the protocol's own number included (UDP-C2). */
    static long connectionId(ByteBuffer packet) {
        return packet.getLong(packet.position() + CONNECTION_ID);
    }

    /** @param overIpv4 whether it came from an IPv4 address, for that decides how long a peer is (UDP-A7, IPV6-4) */
    static AnnounceResponse announce(ByteBuffer packet, boolean overIpv4) {
        int start = packet.position();
        ByteBuffer compact = packet.slice(start + PEERS, packet.remaining() - PEERS);
        PeerList none = PeerList.empty();
        return new AnnounceResponse(
                AnnounceIntervals.ofSeconds(Option.some(unsigned(packet, start + INTERVAL)), Option.none()),
                SwarmStats.unknown()
                        .withSeeders(unsigned(packet, start + SEEDERS))
                        .withLeechers(unsigned(packet, start + LEECHERS)),
                overIpv4 ? none.withIpv4(compact) : none.withIpv6(compact),
                Option.none(),
                Option.none(),
                Option.none(),
                Vector.empty());
    }

    /** How many whole rows there are (UDP-S1). */
    static int rows(ByteBuffer packet) {
        return (packet.remaining() - ROWS) / ROW;
    }

    /** A row, counted from 0, as seeders, completed, leechers: another order than in an announce (TRAP-14). */
    static SwarmStats row(ByteBuffer packet, int number) {
        int at = packet.position() + ROWS + number * ROW;
        return SwarmStats.of(unsigned(packet, at), unsigned(packet, at + 8), unsigned(packet, at + 4));
    }

    /** The tracker's words, possibly none (UDP-E1, UDP-E2): to the end of the packet, without the NULs that some put there. */
    static String error(ByteBuffer packet) {
        byte[] text = new byte[Math.min(packet.remaining() - HEADER, LONGEST_TEXT)];
        packet.get(packet.position() + HEADER, text);
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    private static long unsigned(ByteBuffer packet, int at) {
        return Integer.toUnsignedLong(packet.getInt(at));
    }
}
