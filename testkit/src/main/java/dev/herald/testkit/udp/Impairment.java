package dev.herald.testkit.udp;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * How bad a line is: what share of datagrams it loses and doubles, and how long it takes. The same seed and the same traffic meet the
 * same fate. Delays drawn from a range let datagrams overtake each other.
 *
 * @param seed where chance begins
 * @param inboundLoss what share of requests the tracker never sees, 0 to 1
 * @param outboundLoss what share of its datagrams the client never sees, 0 to 1
 * @param lossesPerRequest how often one request, sent again and again, may be lost, its replies included
 * @param duplicates what share of requests and of replies arrives twice, 0 to 1
 * @param leastDelay how long a reply takes at least
 * @param mostDelay how long it takes at most
 * @param spared which requests travel unharmed, their replies included
 */
public record Impairment(
        long seed,
        double inboundLoss,
        double outboundLoss,
        int lossesPerRequest,
        double duplicates,
        Duration leastDelay,
        Duration mostDelay,
        Predicate<RecordedDatagram> spared) {

    public Impairment {
        if (leastDelay.isNegative() || mostDelay.compareTo(leastDelay) < 0) {
            throw new IllegalArgumentException("no range of delays: " + leastDelay + " to " + mostDelay);
        }
    }

    /** A line that does no harm. */
    public static Impairment none() {
        return new Impairment(0, 0, 0, Integer.MAX_VALUE, 0, Duration.ZERO, Duration.ZERO, request -> false);
    }

    /** The same line with other luck. */
    public Impairment seeded(long other) {
        return new Impairment(
                other, inboundLoss, outboundLoss, lossesPerRequest, duplicates, leastDelay, mostDelay, spared);
    }

    /** The same line losing these shares of what goes to the tracker and of what comes from it. */
    public Impairment losing(double inbound, double outbound) {
        return new Impairment(seed, inbound, outbound, lossesPerRequest, duplicates, leastDelay, mostDelay, spared);
    }

    /** The same line, but a request that was lost {@code times} times gets through from then on, and so do its replies. */
    public Impairment losingEachAtMost(int times) {
        return new Impairment(seed, inboundLoss, outboundLoss, times, duplicates, leastDelay, mostDelay, spared);
    }

    /** The same line doubling this share of what goes either way. */
    public Impairment doubling(double share) {
        return new Impairment(seed, inboundLoss, outboundLoss, lossesPerRequest, share, leastDelay, mostDelay, spared);
    }

    /** The same line holding replies back for a time drawn from this range, each for itself. */
    public Impairment delaying(Duration least, Duration most) {
        return new Impairment(seed, inboundLoss, outboundLoss, lossesPerRequest, duplicates, least, most, spared);
    }

    /** The same line, but such requests and the replies to them travel unharmed. */
    public Impairment sparing(Predicate<RecordedDatagram> requests) {
        return new Impairment(
                seed, inboundLoss, outboundLoss, lossesPerRequest, duplicates, leastDelay, mostDelay, requests);
    }
}
