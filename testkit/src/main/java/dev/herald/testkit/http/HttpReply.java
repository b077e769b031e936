package dev.herald.testkit.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What goes over the wire for one request. When it returns, the connection is closed, unless it asked for
 * {@link HttpWire#keepOpen()}.
 */
@FunctionalInterface
public interface HttpReply {

    /** Writes the reply; a client that went away ends it with the {@code IOException}. */
    void sendOn(HttpWire wire) throws IOException;

    /** A well-behaved 200 with this body and its length, which leaves the connection open. */
    static HttpReply ok(byte[] body) {
        return status("200 OK", "", body);
    }

    /** A well-behaved 200 with this body, a character a byte. */
    static HttpReply ok(String body) {
        return ok(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * A well-formed answer, which leaves the connection open.
     *
     * @param status code and reason, for example {@code 404 Not Found}
     * @param headers further header lines, each ended by CR and LF
     */
    static HttpReply status(String status, String headers, byte[] body) {
        return wire -> wire.text("HTTP/1.1 " + status + "\r\n" + headers)
                .text("Content-Length: " + body.length + "\r\n\r\n")
                .bytes(body)
                .keepOpen();
    }

    /** These characters, a byte each, and the end of the connection. */
    static HttpReply raw(String text) {
        return wire -> wire.text(text);
    }

    /** Nothing, for as long as the client stays. */
    static HttpReply silence() {
        return HttpWire::hold;
    }

    /** The end of the connection, without a word. */
    static HttpReply hangUp() {
        return wire -> {};
    }

    /** The end of the connection by a reset, without a word. */
    static HttpReply reset() {
        return HttpWire::reset;
    }

    /** The reply that {@code script} chooses for the request. */
    static HttpReply by(HttpScript script) {
        return wire -> script.reply(wire.request()).sendOn(wire);
    }

    /** This reply, and then the end of the connection, without a warning to the client. */
    default HttpReply thenClose() {
        return wire -> {
            sendOn(wire);
            wire.closeAfterwards();
        };
    }

    /** This reply, {@code delay} later. */
    default HttpReply after(Duration delay) {
        return wire -> {
            wire.pause(delay);
            sendOn(wire);
        };
    }
}
