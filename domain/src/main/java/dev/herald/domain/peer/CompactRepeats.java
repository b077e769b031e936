package dev.herald.domain.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Whether a compact IPv4 peer comes twice. Hardly any answer repeats one, so this is asked before anybody remembers them all; every answer
 * is asked, so it must be quick.
 */
final class CompactRepeats {

    /** So many are looked up in a table. More are sorted: who sends the peers could choose those that meet in the table. */
    private static final int FEW = 256;

    private CompactRepeats() {}

    /** Whether there is one among whole records. Peers that are nothing but zeros, which nobody can use, do not count. */
    static boolean among(byte[] ipv4) {
        ByteBuffer records = ByteBuffer.wrap(ipv4);
        int count = ipv4.length / PeerList.IPV4_STRIDE;
        return count <= FEW ? isTwiceInTable(records, count) : isTwiceInOrder(records, count);
    }

    private static boolean isTwiceInTable(ByteBuffer records, int count) {
        long[] table = new long[4 * Integer.highestOneBit(Math.max(1, count))];
        for (int i = 0; i < count; i++) {
            long peer = peer(records, i);
            int slot = slot(peer, table);
            while (table[slot] != 0 && table[slot] != peer) {
                slot = (slot + 1) & (table.length - 1);
            }
            if (peer != 0 && table[slot] == peer) {
                return true;
            }
            table[slot] = peer;
        }
        return false;
    }

    private static int slot(long peer, long[] table) {
        return (int) ((peer * 0x9E37_79B9_7F4A_7C15L) >>> Integer.SIZE) & (table.length - 1);
    }

    private static boolean isTwiceInOrder(ByteBuffer records, int count) {
        long[] peers = new long[count];
        for (int i = 0; i < count; i++) {
            peers[i] = peer(records, i);
        }
        Arrays.sort(peers);
        for (int i = 1; i < count; i++) {
            if (peers[i] != 0 && peers[i] == peers[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static long peer(ByteBuffer records, int number) {
        int at = number * PeerList.IPV4_STRIDE;
        return (long) records.getInt(at) << Short.SIZE | Short.toUnsignedLong(records.getShort(at + Integer.BYTES));
    }
}
