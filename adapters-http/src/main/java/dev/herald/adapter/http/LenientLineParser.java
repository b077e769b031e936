package dev.herald.adapter.http;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * Reads the head of an answer as trackers write it: any word before a three-digit status will do ({@code ICY 200 OK},
 * {@code HTTP/2.0 200}), and a header line that is none is passed over.
 */
final class LenientLineParser extends LazyLaxLineParser {

    private static final Header UNREADABLE = new BasicHeader("?", "");
    private static final int DIGITS = 3;
    private static final int LOWEST = 100;

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
        int space = line.indexOf(' ');
        int start = space;
        while (start >= 0 && start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        if (space < 1 || start + DIGITS > line.length()) {
            throw new ParseException("no status line");
        }
        int status = 0;
        for (int i = start; i < start + DIGITS; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                throw new ParseException("no status");
            }
            status = 10 * status + (line.charAt(i) - '0');
        }
        if (status < LOWEST) {
            throw new ParseException("no status");
        }
        String reason = line.substringTrimmed(start + DIGITS, line.length());
        return new StatusLine(version(line, space), status, reason);
    }

    /** Whatever is not HTTP/1.1 or later may not know how to keep a connection. */
    private static ProtocolVersion version(CharArrayBuffer line, int end) {
        String word = line.substring(0, end);
        return word.startsWith("HTTP/") && !word.equals("HTTP/1.0") && !word.startsWith("HTTP/0")
                ? HttpVersion.HTTP_1_1
                : HttpVersion.HTTP_1_0;
    }

    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
        int colon = line.indexOf(':');
        return colon < 1 || line.substringTrimmed(0, colon).isEmpty() ? UNREADABLE : super.parseHeader(line);
    }
}
