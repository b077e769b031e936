package dev.herald.adapter.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A request that waits for its answer, known by its transaction id and by whom it was sent to. */
abstract class Exchange extends Alarm {

    /** No transaction has this id (UDP-T1). */
    static final int NO_TRANSACTION = 0;

    private int transaction = NO_TRANSACTION;

    /** The id under which an answer will find it; {@link #NO_TRANSACTION} while it is not open. */
    final int transaction() {
        return transaction;
    }

    final boolean isOpen() {
        return transaction != NO_TRANSACTION;
    }

    /** For {@link Transactions}. */
    final void open(int id) {
        transaction = id;
    }

    /** For {@link Transactions}. */
    final void close() {
        transaction = NO_TRANSACTION;
    }

    /** What its answer's action has to be, unless that is an error. */
    abstract int action();

    /** With whom it is talking. */
    abstract Conversation conversation();

    /** A packet came that was taken for its answer, and is none. */
    abstract void ignored(InetSocketAddress from, Discard why);

    /** Only the first so many bytes of an answer came. A whole one may still follow: this is no end. */
    void cutShort(int bytes) {
        // Whoever only waits for an id asks again.
    }

    /** The answer, which passed every check; its transaction is closed. */
    abstract void answered(ByteBuffer packet);

    /** An error instead of an answer, in the tracker's words; its transaction is closed. */
    abstract void refused(String words);
}
