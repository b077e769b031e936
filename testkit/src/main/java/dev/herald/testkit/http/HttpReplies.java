package dev.herald.testkit.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** The replies behind {@link HttpMisbehaviour} that need more than a line. */
final class HttpReplies {

    /** Faster than a byte a second, so that short deadlines see several bytes; slow enough for none to see the end. */
    private static final Duration DRIP = Duration.ofMillis(40);

    /** What a reply without end sends before it gives up: far more than any gateway may take. */
    private static final int ENDLESS = 256 * 1024 * 1024;

    private static final int BLOCK = 16 * 1024;

    private HttpReplies() {}

    /** These bytes, then the end of the connection. */
    static HttpReply plain(String head, byte[] body) {
        return wire -> wire.text(head).bytes(body);
    }

    static HttpReply thenSilence(String start) {
        return wire -> wire.text(start).hold();
    }

    /** The start at once, then the rest over and over, a byte at a time. */
    static HttpReply drip(String start, String rest) {
        return wire -> {
            wire.text(start);
            for (int i = 0; i < ENDLESS; i++) {
                int at = i < rest.length() ? i : rest.length() - 1;
                wire.text(rest.substring(at, at + 1)).pause(DRIP);
            }
        };
    }

    static HttpReply endless(String start, String rest) {
        byte[] block = latin1(rest.repeat(BLOCK / rest.length() + 1));
        return wire -> {
            wire.text(start);
            for (long sent = 0; sent < ENDLESS; sent += block.length) {
                wire.bytes(block);
            }
        };
    }

    static HttpReply encoded(String encoding, byte[] body) {
        return HttpReply.status("200 OK", "Content-Encoding: " + encoding + "\r\n", body);
    }

    static HttpReply resetHalfWay(byte[] body) {
        return wire -> {
            hangUpHalfWay(body).sendOn(wire);
            wire.pause(DRIP).reset();
        };
    }

    static HttpReply hangUpHalfWay(byte[] body) {
        return plain("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", half(body));
    }

    static HttpReply chunked(byte[] body, String end) {
        byte[] first = half(body);
        byte[] second = Arrays.copyOfRange(body, first.length, body.length);
        return wire -> wire.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                .text(Integer.toHexString(first.length) + "\r\n")
                .bytes(first)
                .text("\r\n" + Integer.toHexString(second.length) + ";extension=1\r\n")
                .bytes(second)
                .text("\r\n" + end);
    }

    static HttpReply chunkedThenEndless(byte[] body, String rest) {
        return wire -> {
            chunked(body, "0\r\n").sendOn(wire);
            endless("", rest).sendOn(wire);
        };
    }

    static HttpReply withBytesBehind(byte[] body) {
        return plain("HTTP/1.1 200 OK\r\n\r\n", latin1(new String(body, StandardCharsets.ISO_8859_1) + "6:peers60:e"));
    }

    static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
