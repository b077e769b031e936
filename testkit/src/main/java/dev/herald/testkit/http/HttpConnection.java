package dev.herald.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Reads requests from one connection and lets the script answer them, for as long as the replies keep it open. */
final class HttpConnection {

    private static final int LONGEST_HEAD = 128 * 1024;

    private final HttpScript script;
    private final ConnectionLog log;

    HttpConnection(HttpScript script, ConnectionLog log) {
        this.script = script;
        this.log = log;
    }

    void serve(Socket socket, int number) throws IOException {
        HttpWire wire = new HttpWire(socket, log.sent());
        do {
            RecordedRequest request = log.arrived(number, readHead(wire.in()));
            wire.begin(request);
            script.reply(request).sendOn(wire);
        } while (wire.isKeptOpen());
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(512);
        while (head.length() < LONGEST_HEAD) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the client left");
            }
            head.append((char) b);
            if (b == '\n' && endsWithEmptyLine(head)) {
                return head.substring(0, head.length() - 4);
            }
        }
        throw new IOException("a request head beyond " + LONGEST_HEAD + " bytes");
    }

    private static boolean endsWithEmptyLine(StringBuilder head) {
        int length = head.length();
        return length >= 4
                && head.charAt(length - 4) == '\r'
                && head.charAt(length - 3) == '\n'
                && head.charAt(length - 2) == '\r';
    }
}
