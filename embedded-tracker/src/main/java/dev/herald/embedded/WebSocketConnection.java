package dev.herald.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The server's side of RFC 6455 on one socket: one thread reads, another writes what waits in a bounded queue. */
final class WebSocketConnection implements WebSocketTracker.Line, AutoCloseable {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final int MOST_WAITING = 1_024;

    /** Clients send a ping a minute. */
    private static final int LONGEST_SILENCE_MILLIS = 180_000;

    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    WebSocketConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = socket.getOutputStream();
    }

    /** Answers the opening handshake. */
    void upgrade() throws IOException {
        String key = "";
        int read = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            read += line.length();
            if (read > LONGEST_HEAD) {
                throw new IOException("a head that is too long");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        String answer = key.isEmpty()
                ? "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(key) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        if (key.isEmpty()) {
            throw new IOException("no WebSocket client");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
            line.append((char) c);
            if (line.length() > LONGEST_HEAD) {
                throw new IOException("a line that is too long");
            }
        }
        return line.toString().strip();
    }

    private static String accept(String key) {
        try {
            byte[] both = (key + GUID).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException brokenPlatform) {
            throw new IllegalStateException(brokenPlatform);
        }
    }

    /** The next message; empty after a good-bye. Pings are answered on the way. */
    byte[] read() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = payload(LONGEST_MESSAGE - message.size());
            switch (first & 0x0F) {
                case CLOSE -> {
                    waiting.offer(frame(CLOSE, payload));
                    return new byte[0];
                }
                case PING -> waiting.offer(frame(PONG, payload));
                case PONG -> {}
                default -> {
                    message.writeBytes(payload);
                    if ((first & FINAL) != 0 && message.size() > 0) {
                        return message.toByteArray();
                    }
                }
            }
        }
    }

    private byte[] payload(int most) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        if ((second & 0x80) == 0 || length < 0 || length > most) {
            throw new IOException("a frame that is not masked, or too long");
        }
        byte[] mask = new byte[4];
        byte[] payload = new byte[(int) length];
        in.readFully(mask);
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }

    @Override
    public void send(String message) {
        waiting.offer(frame(TEXT, message.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) (FINAL | opcode));
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        byte[] bytes = new byte[frame.position() + payload.length];
        frame.put(payload).flip().get(bytes);
        return bytes;
    }

    /** Writes until the socket is closed. */
    void writeAll() {
        try {
            while (!socket.isClosed()) {
                out.write(waiting.take());
            }
        } catch (IOException clientLeft) {
            close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // Wakes the writer, which then sees that it is over.
        waiting.clear();
        waiting.offer(new byte[0]);
        try {
            socket.close();
        } catch (IOException leftToTheSystem) {
            // It is gone either way.
        }
    }
}
