package dev.herald.adapter.udp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An input taken as several datagrams: each a byte of flags, two of length, and that many bytes, or as many as there are. */
final class Datagrams {

    private static final int MOST = 20;

    /** One of them. */
    static final class Datagram {
        private final boolean matching;
        private final byte[] bytes;

        /** @param matching whether its transaction is made to be the right one */
        private Datagram(boolean matching, byte[] bytes) {
            this.matching = matching;
            this.bytes = bytes;
        }

        byte[] answering(int transaction) {
            byte[] packet = bytes.clone();
            if (matching && packet.length >= AnswerFrames.HEADER) {
                ByteBuffer.wrap(packet).putInt(4, transaction);
            }
            return packet;
        }
    }

    private Datagrams() {}

    static List<Datagram> of(byte[] input) {
        List<Datagram> datagrams = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(input);
        while (rest.remaining() >= 3 && datagrams.size() < MOST) {
            boolean matching = (rest.get() & 1) != 0;
            byte[] bytes = new byte[Math.min(Short.toUnsignedInt(rest.getShort()), rest.remaining())];
            rest.get(bytes);
            datagrams.add(new Datagram(matching, bytes));
        }
        return datagrams;
    }
}
