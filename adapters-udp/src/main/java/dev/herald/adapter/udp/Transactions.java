package dev.herald.adapter.udp;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for answers, by transaction id: 32 random bits, unique among them and never 0 (UDP-T1). Finding one costs
 * a step or two and no garbage, because every packet asks for it, hostile ones included.
 */
final class Transactions {

    private static final int FIRST_CAPACITY = 64;

    /** Secure random bits are cheap by the thousand only. */
    private final byte[] pool = new byte[4_096];

    private final ByteBuffer bits = ByteBuffer.wrap(pool).limit(0);
    private final RandomGenerator random;

    /** Open addressing, at most half full; ids are random, so they are their own hash. */
    private @Nullable Exchange[] table = new Exchange[FIRST_CAPACITY];

    private int size;

    Transactions(RandomGenerator random) {
        this.random = random;
    }

    /** Gives {@code exchange}, which is not open, an id. */
    void open(Exchange exchange) {
        int id = nextBits();
        while (id == Exchange.NO_TRANSACTION || find(id) != null) {
            id = nextBits();
        }
        exchange.open(id);
        if (2 * ++size > table.length) {
            grow();
        }
        insert(exchange);
    }

    @Nullable
    Exchange find(int id) {
        for (int at = id & table.length - 1; ; at = next(at)) {
            Exchange there = table[at];
            if (there == null || there.transaction() == id) {
                return there;
            }
        }
    }

    /** Forgets {@code exchange}, open or not. */
    void close(Exchange exchange) {
        if (exchange.isOpen()) {
            int at = exchange.transaction() & table.length - 1;
            while (table[at] != exchange) {
                at = next(at);
            }
            exchange.close();
            closeGap(at);
            size--;
        }
    }

    /** How many are open. */
    int size() {
        return size;
    }

    /** Moves up what would not be found behind an empty place. */
    private void closeGap(int emptied) {
        int gap = emptied;
        table[gap] = null;
        for (int at = next(gap); ; at = next(at)) {
            Exchange there = table[at];
            if (there == null) {
                return;
            }
            int home = there.transaction() & table.length - 1;
            boolean mayMove = (at - home & table.length - 1) >= (at - gap & table.length - 1);
            if (mayMove) {
                table[gap] = there;
                table[at] = null;
                gap = at;
            }
        }
    }

    private void grow() {
        @Nullable Exchange[] old = table;
        table = new Exchange[2 * old.length];
        for (Exchange exchange : old) {
            if (exchange != null) {
                insert(exchange);
            }
        }
    }

    private void insert(Exchange exchange) {
        int at = exchange.transaction() & table.length - 1;
        while (table[at] != null) {
            at = next(at);
        }
        table[at] = exchange;
    }

    private int next(int at) {
        return at + 1 & table.length - 1;
    }

    private int nextBits() {
        if (!bits.hasRemaining()) {
            random.nextBytes(pool);
            bits.clear();
        }
        return bits.getInt();
    }
}
