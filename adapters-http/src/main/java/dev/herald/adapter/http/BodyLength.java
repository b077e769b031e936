package dev.herald.adapter.http;

import java.util.Iterator;
import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/**
 * Where the body of an answer ends: behind its last chunk, behind the bytes it says, or, where it says nothing that can be
 * believed, where the connection does (HTTP-T6).
 */
final class BodyLength implements ContentLengthStrategy {

    static final BodyLength INSTANCE = new BodyLength();

    private BodyLength() {}

    @Override
    public long determineLength(HttpMessage answer) {
        Header coding = answer.getFirstHeader("Transfer-Encoding");
        if (coding != null && coding.getValue().toLowerCase(Locale.ROOT).contains("chunked")) {
            return CHUNKED;
        }
        long length = UNDEFINED;
        for (Iterator<Header> said = answer.headerIterator("Content-Length"); said.hasNext(); ) {
            long number = number(said.next().getValue());
            if (number < 0 || (length != UNDEFINED && length != number)) {
                return UNDEFINED;
            }
            length = number;
        }
        return length;
    }

    /** Negative for anything but digits. */
    private static long number(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return text.isEmpty() ? -1 : number;
    }
}
