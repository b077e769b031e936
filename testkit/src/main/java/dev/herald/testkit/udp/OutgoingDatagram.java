package dev.herald.testkit.udp;

import java.time.Duration;
import java.util.HexFormat;

/**
 * A datagram that a script sends back to whoever asked.
 *
 * @param delay how long after the request, zero or more
 * @param fromAnotherPort whether it leaves from a port the client never asked
 * @param hex every byte of it, in lower-case hex
 */
public record OutgoingDatagram(Duration delay, boolean fromAnotherPort, String hex) {

    /** The most bytes a datagram over IPv4 can hold; longer ones are cut to it as they are made. */
    public static final int LONGEST = 65_507;

    public OutgoingDatagram {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a datagram cannot leave " + delay + " after the request");
        }
        hex = hex.substring(0, Math.min(hex.length(), 2 * LONGEST));
    }

    /** These bytes, at once, from the tracker's own port. */
    public static OutgoingDatagram of(byte[] bytes) {
        return new OutgoingDatagram(Duration.ZERO, false, HexFormat.of().formatHex(bytes));
    }

    /** Its bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    OutgoingDatagram after(Duration more) {
        return new OutgoingDatagram(delay.plus(more), fromAnotherPort, hex);
    }
}
