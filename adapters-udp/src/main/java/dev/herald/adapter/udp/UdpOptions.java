package dev.herald.adapter.udp;

import dev.herald.network.NetworkScope;
import java.time.Duration;

/**
 * How trackers are talked to over UDP. {@link #usual()} has sensible values for everything, and each {@code with} answers a copy
 * that differs in one.
 *
 * @param network the part of the network that every packet and every look-up stays in; {@link NetworkScope#anywhere} if nobody says
 * @param pace when an unanswered packet is sent again; {@link Pace#MEASURED} if nobody says
 * @param transmissions how often a packet is sent at most, 1 to {@value #BEP_15_TRANSMISSIONS}, the first time counted; as often
 *     as BEP 15 says if nobody says: the caller's deadline ends most questions long before. Fewer means fewer packets for a dead
 *     tracker, and more questions lost on a bad line: with 30% loss both ways four reach a tracker 93 times in a hundred, nine
 *     more than 99 times
 * @param firstTimeout how long an answer is waited for before the packet is sent again, at {@link Pace#MEASURED}, where no
 *     round trip to the tracker has been measured yet; 100 milliseconds to 15 seconds. One second if nobody says, which is what
 *     RFC 8085 advises for packets to strangers
 * @param window how many questions to one tracker are on their way at most; the others wait their turn. 1 to 4,096; 256 if nobody
 *     says, which lets a tracker a tenth of a second away answer 2,500 a second, and is little more than the socket buffer of a
 *     tracker on Linux holds if nobody enlarged it
 */
public record UdpOptions(NetworkScope network, Pace pace, int transmissions, Duration firstTimeout, int window) {

    /** How often BEP 15 sends a packet: once, and eight times more. */
    public static final int BEP_15_TRANSMISSIONS = 9;

    private static final int LARGEST_WINDOW = 4_096;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(15);

    /**
     * When an unanswered packet is sent again. Both send a packet as often as BEP 15 does at most, and none earlier than an answer
     * may be expected; they differ in how long that is.
     */
    public enum Pace {
        /**
         * By the round trips that were measured (RFC 6298), doubling the wait each time, but never so long that what may still be
         * sent would not fit into the time the caller gave. Never slower than {@link #BEP_15}.
         */
        MEASURED,
        /** To the letter of BEP 15: 15 seconds, then 30, 60, and so on to 3,840. */
        BEP_15
    }

    public UdpOptions {
        check(transmissions >= 1 && transmissions <= BEP_15_TRANSMISSIONS, "1 to 9 transmissions", transmissions);
        check(window >= 1 && window <= LARGEST_WINDOW, "a window of 1 to " + LARGEST_WINDOW, window);
        check(
                firstTimeout.compareTo(SHORTEST_TIMEOUT) >= 0 && firstTimeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "a first timeout of 100 ms to 15 s",
                firstTimeout);
    }

    private static void check(boolean fine, String wanted, Object got) {
        if (!fine) {
            throw new IllegalArgumentException("needs " + wanted + ", not " + got);
        }
    }

    /** What suits public trackers. */
    public static UdpOptions usual() {
        return new UdpOptions(NetworkScope.anywhere(), Pace.MEASURED, BEP_15_TRANSMISSIONS, Duration.ofSeconds(1), 256);
    }

    /** The part of the network that every packet and every look-up stays in. */
    public UdpOptions withNetwork(NetworkScope other) {
        return new UdpOptions(other, pace, transmissions, firstTimeout, window);
    }

    /** When an unanswered packet is sent again. */
    public UdpOptions withPace(Pace other) {
        return new UdpOptions(network, other, transmissions, firstTimeout, window);
    }

    /** How often a packet is sent at most. */
    public UdpOptions withTransmissions(int other) {
        return new UdpOptions(network, pace, other, firstTimeout, window);
    }

    /** How long the first answer of a tracker is waited for before the packet is sent again. */
    public UdpOptions withFirstTimeout(Duration other) {
        return new UdpOptions(network, pace, transmissions, other, window);
    }

    /** How many questions to one tracker are on their way at most. */
    public UdpOptions withWindow(int other) {
        return new UdpOptions(network, pace, transmissions, firstTimeout, other);
    }
}
