package dev.herald.adapter.http;

import java.util.Iterator;
import java.util.Locale;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Whether a connection can carry another question behind an answer (RFC 9112, 9.3). */
final class KeepAlive implements ConnectionReuseStrategy {

    static final KeepAlive INSTANCE = new KeepAlive();

    private KeepAlive() {}

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse answer, HttpContext context) {
        if (request.getMethod().equals("CONNECT") && answer.getCode() == 200) {
            return true;
        }
        boolean endless = MessageSupport.canResponseHaveBody(request.getMethod(), answer)
                && BodyLength.INSTANCE.determineLength(answer) == ContentLengthStrategy.UNDEFINED;
        boolean modern = answer.getVersion() == null || answer.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
        return !endless && !says(answer, "close") && (modern || says(answer, "keep-alive"));
    }

    private static boolean says(HttpResponse answer, String word) {
        for (Iterator<Header> said = answer.headerIterator("Connection"); said.hasNext(); ) {
            if (said.next().getValue().toLowerCase(Locale.ROOT).contains(word)) {
                return true;
            }
        }
        return false;
    }
}
