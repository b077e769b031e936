package dev.herald.adapter.udp;

/** When and how often a request was sent. Times are nanoseconds. */
final class Transmissions {

    /** The n of BEP 15: how often it was sent since something was last answered, whichever transaction it had. */
    private int n;
    /** How often it was sent in its present transaction. */
    private int sent;

    private long first;
    private long last;
    private long again;

    /** Sent now, as one of {@code most}. Answers how long to wait before it may be sent again. */
    long sent(Schedule schedule, int most, long now, long answerDue, long left) {
        first = sent == 0 ? now : first;
        last = now;
        sent++;
        long wait = schedule.waitAfter(n, most, answerDue, left);
        n++;
        again = now + wait;
        return wait;
    }

    /** Something was answered, or another address is asked: BEP 15 begins at 0 again. */
    void restart() {
        n = 0;
        sent = 0;
    }

    /** Goes on where others stopped. */
    void startAt(int other) {
        n = other;
    }

    /** To be sent again by {@code time}; whether that changes anything. */
    boolean hurry(long time) {
        boolean earlier = time < again;
        again = Math.min(again, time);
        return earlier;
    }

    int n() {
        return n;
    }

    /** When it was sent last. */
    long last() {
        return last;
    }

    /** When it is to be sent again. */
    long again() {
        return again;
    }

    /** Teaches {@code roundTrip} what an answer that came now tells about it. */
    void answered(RoundTrip roundTrip, long now) {
        if (sent == 1) {
            roundTrip.measured(now - last);
        } else {
            roundTrip.guessed(now - first);
        }
    }
}
