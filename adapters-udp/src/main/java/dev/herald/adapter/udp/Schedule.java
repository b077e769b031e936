package dev.herald.adapter.udp;

import dev.herald.adapter.udp.UdpOptions.Pace;

/**
 * When a packet that is not answered is sent again (UDP-T2, UDP-T4).
 *
 * <p>BEP 15 waits 15·2ⁿ seconds after the transmission numbered n, which counts from 0 to 8: nine transmissions in all of a request,
 * and nine of the connect it needs. That is the most this schedule ever puts onto the wire for one question at one address, and the
 * longest it ever waits. Those who wait for a connect together share it, and have eighteen at most, however many they are.
 *
 * <p>At {@link Pace#MEASURED} the waits are shorter, because a caller with a deadline of half a minute would otherwise get two
 * chances. A wait is rtt·2ⁿ, rtt being the time by which an answer is due; and since a wait of minutes is of no use to whoever has
 * seconds left, it is no longer than what is left divided by the transmissions that may still fall into it, though never shorter
 * than rtt. So a packet follows another one only when that must be taken for lost, and all nine lie within the caller's time.
 */
record Schedule(Pace pace, int transmissions) {

    private static final long BEP_15_UNIT = 15_000_000_000L;

    /** How often a connect is sent on behalf of so many questions. */
    int connects(int questions) {
        return questions > 1 && pace == Pace.MEASURED ? 2 * transmissions : transmissions;
    }

    /**
     * How long to wait after a transmission, in nanoseconds.
     *
     * @param n its number, from 0
     * @param most how many there may be in all
     * @param answerDue how long after it an answer may be expected
     * @param left how long there is until the question ends
     */
    long waitAfter(int n, int most, long answerDue, long left) {
        long envelope = BEP_15_UNIT << n;
        if (pace == Pace.BEP_15) {
            return envelope;
        }
        long fitting = Math.max(answerDue, left / Math.max(1, most - n));
        return Math.min(envelope, Math.min(answerDue << n, fitting));
    }
}
