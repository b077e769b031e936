package dev.herald.adapter.udp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Answers in bytes, as trackers write them. */
final class Frames {

    private Frames() {}

    /** Bytes in hex; blanks are for reading. */
    static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static String hex(ByteBuffer written) {
        byte[] bytes = new byte[written.remaining()];
        written.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static ByteBuffer connected(int transaction, long connectionId) {
        return ByteBuffer.allocate(16)
                .putInt(RequestFrames.CONNECT)
                .putInt(transaction)
                .putLong(connectionId)
                .flip();
    }

    /** Half an hour, five leechers, seven seeders, no peers. */
    static ByteBuffer announced(int transaction) {
        return ByteBuffer.allocate(20)
                .putInt(RequestFrames.ANNOUNCE)
                .putInt(transaction)
                .putInt(1_800)
                .putInt(5)
                .putInt(7)
                .flip();
    }

    /** Rows of which the first counts {@code first}, first, first; the next one more. */
    static ByteBuffer scraped(int transaction, int first, int rows) {
        ByteBuffer answer =
                ByteBuffer.allocate(8 + 12 * rows).putInt(RequestFrames.SCRAPE).putInt(transaction);
        for (int count = first; count < first + rows; count++) {
            answer.putInt(count).putInt(count).putInt(count);
        }
        return answer.flip();
    }

    static ByteBuffer error(int transaction, String words) {
        byte[] text = words.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(AnswerFrames.ERROR)
                .putInt(transaction)
                .put(text)
                .flip();
    }
}
