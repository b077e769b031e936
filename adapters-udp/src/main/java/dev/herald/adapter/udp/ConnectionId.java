package dev.herald.adapter.udp;

/**
 * What a tracker calls the connection with one of our sockets (UDP-C1 to UDP-C5): any 64 bits, to be used for 60 seconds from
 * when they arrived. Times are nanoseconds.
 */
final class ConnectionId {

    private static final long LIFE = 60_000_000_000L;

    private long value;
    private long received;
    private boolean known;
    private int generation;

    boolean isUsable(long now) {
        return known && now - received < LIFE;
    }

    long value() {
        return value;
    }

    /** How many ids there have been: tells two of them apart even where their bits are the same. */
    int generation() {
        return generation;
    }

    void receive(long id, long now) {
        value = id;
        received = now;
        known = true;
        generation++;
    }

    /** Not to be used again, if it still is the one of {@code which} generation. */
    void drop(int which) {
        if (which == generation) {
            known = false;
        }
    }
}
