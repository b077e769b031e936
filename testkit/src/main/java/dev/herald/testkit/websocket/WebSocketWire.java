package dev.herald.testkit.websocket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The server's side of RFC 6455, as much of it as clients of trackers use. */
final class WebSocketWire {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_MESSAGE = 1 << 20;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;

    WebSocketWire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** The head of the handshake, without its empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder(512);
        while (head.length() < LONGEST_HEAD) {
            head.append((char) in.readUnsignedByte());
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.substring(0, head.length() - 4);
            }
        }
        throw new IOException("a head beyond " + LONGEST_HEAD + " bytes");
    }

    void upgrade(String head) throws IOException {
        String accept = accept(header(head, "sec-websocket-key"));
        write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(String head, String name) throws IOException {
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        throw new IOException("a handshake without " + name);
    }

    private static String accept(String key) {
        try {
            byte[] both = (key + GUID).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Keeps the connection until the client leaves. */
    void hold() throws IOException {
        while (in.read() >= 0) {
            // Whatever comes is read, so that its end is noticed.
        }
    }

    /** The next text; null after a good-bye. Pings are answered on the way. */
    @Nullable
    String readMessage(WebSocketClientConnection client) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = readPayload();
            int opcode = first & 0x0F;
            if (opcode == CLOSE) {
                client.frame(0x80 | CLOSE, payload);
                return null;
            }
            if (opcode == PING) {
                client.frame(0x80 | PONG, payload);
            } else if (opcode != PONG) {
                message.write(payload);
                if ((first & 0x80) != 0) {
                    return message.toString(StandardCharsets.UTF_8);
                }
            }
        }
    }

    private byte[] readPayload() throws IOException {
        int second = in.readUnsignedByte();
        if ((second & 0x80) == 0) {
            throw new IllegalStateException("a client that does not mask its frames");
        }
        long length = second & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        if (length < 0 || length > LONGEST_MESSAGE) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes((int) length);
        if (mask.length < 4 || payload.length < length) {
            throw new EOFException("the client left");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }
}
