package dev.herald.testkit.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A datagram as it arrived at a tracker, with names for its fields (BEP 15). A field beyond its end reads as zero.
 *
 * @param number how many datagrams the tracker had seen before it, 0 or more
 * @param from where it came from, which is where an answer goes
 * @param hex every byte of it, in lower-case hex
 */
public record RecordedDatagram(int number, InetSocketAddress from, String hex) {

    private static final int CONNECTION_ID_AT = 0;
    private static final int ACTION_AT = 8;
    private static final int TRANSACTION_ID_AT = 12;
    private static final int OPTIONS_AT = 98;

    /** A datagram of these bytes. */
    public static RecordedDatagram of(int number, InetSocketAddress from, byte[] bytes) {
        return new RecordedDatagram(number, from, HexFormat.of().formatHex(bytes));
    }

    /** Its bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** How many bytes it holds. */
    public int length() {
        return hex.length() / 2;
    }

    /** The connection id, or the protocol's magic number in a connect. */
    public long connectionId() {
        return fields(CONNECTION_ID_AT + Long.BYTES).getLong(CONNECTION_ID_AT);
    }

    /** 0 for a connect, 1 for an announce, 2 for a scrape. */
    public int action() {
        return fields(ACTION_AT + Integer.BYTES).getInt(ACTION_AT);
    }

    /** What the client tells its requests apart by. */
    public int transactionId() {
        return fields(TRANSACTION_ID_AT + Integer.BYTES).getInt(TRANSACTION_ID_AT);
    }

    /** Whether it asks for a connection id. */
    public boolean isConnect() {
        return length() >= 16 && action() == UdpAnswers.CONNECT;
    }

    /** Whether it announces. */
    public boolean isAnnounce() {
        return length() >= OPTIONS_AT && action() == UdpAnswers.ANNOUNCE;
    }

    /** Whether it scrapes. */
    public boolean isScrape() {
        return length() >= 16 && action() == UdpAnswers.SCRAPE;
    }

    /** Whether it came over IPv6, in which case answers name IPv6 peers (UDP-A7). */
    public boolean isIpv6() {
        return from.getAddress().getAddress().length == 16;
    }

    /** The options behind an announce as they stand (BEP 41), in hex; empty where there are none. */
    public String options() {
        return isAnnounce() ? hex.substring(2 * OPTIONS_AT) : "";
    }

    /**
     * The path and query an announce tells, put together from all its URLData options, a character a byte (UDP-O1); empty where it
     * tells none. Options that run past the end are an {@code AssertionError}.
     */
    public String urlData() {
        return UrlData.read(HexFormat.of().parseHex(options()));
    }

    private ByteBuffer fields(int atLeast) {
        return ByteBuffer.wrap(Arrays.copyOf(bytes(), Math.max(length(), atLeast)));
    }
}
