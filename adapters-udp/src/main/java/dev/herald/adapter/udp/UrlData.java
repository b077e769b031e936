package dev.herald.adapter.udp;

import dev.herald.domain.tracker.TrackerUrl;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The options behind an announce that carry the URL's path and query (BEP 41). An option holds 255 bytes at most, so a longer path
 * goes into several, in order and uncut (UDP-O3); a tracker with neither path nor query gets none (UDP-O4).
 */
final class UrlData {

    private static final byte URL_DATA = 2;
    private static final int LONGEST_OPTION = 255;

    private UrlData() {}

    /** Puts the options at the buffer's position, which moves on behind them. */
    static void write(ByteBuffer out, TrackerUrl tracker) {
        if (tracker.query().isEmpty()
                && (tracker.path().isEmpty() || tracker.path().equals("/"))) {
            return;
        }
        String target =
                tracker.path() + tracker.query().map(query -> "?" + query).getOrElse("");
        byte[] data = target.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < data.length; at += LONGEST_OPTION) {
            int length = Math.min(LONGEST_OPTION, data.length - at);
            out.put(URL_DATA).put((byte) length).put(data, at, length);
        }
    }
}
