package dev.herald.testkit.websocket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The tracker's end of one WebSocket: frames as a test wants them, right or wrong. Safe for use by several threads. */
public final class WebSocketClientConnection {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;

    private final Socket socket;
    private final OutputStream out;
    private final int number;
    private final String head;

    WebSocketClientConnection(Socket socket, int number, String head) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.number = number;
        this.head = head;
    }

    /** Which connection of the tracker's it is; the first is 0. */
    public int number() {
        return number;
    }

    /** The query the client asked for in its handshake, a character a byte; empty where it asked for none. */
    public String query() {
        String target = head.split(" ", 3)[1];
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** Sends a text message in one frame. */
    public void text(String message) {
        text(message.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with these bytes, which need not be text. */
    public void text(byte[] bytes) {
        frame(FINAL | TEXT, bytes);
    }

    /** Sends a frame; {@code first} is its first byte, as in RFC 6455: the final bit, reserved bits, an opcode. */
    public void frame(int first, byte[] payload) {
        raw(head(first, payload.length), payload);
    }

    /** The head of an unmasked frame of {@code length} bytes, which may be as long as a long can say. */
    public static byte[] head(int first, long length) {
        ByteBuffer head = ByteBuffer.allocate(10).put((byte) first);
        if (length < 126) {
            head.put((byte) length);
        } else if (length <= 0xFFFF) {
            head.put((byte) 126).putShort((short) length);
        } else {
            head.put((byte) 127).putLong(length);
        }
        byte[] bytes = new byte[head.position()];
        head.flip().get(bytes);
        return bytes;
    }

    /** Sends bytes as they are. A client that has left is none of the script's business. */
    public synchronized void raw(byte[]... parts) {
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
        } catch (IOException clientLeft) {
            cut();
        }
    }

    /** Whether the client has left or been cut off. */
    public boolean isClosed() {
        return socket.isClosed();
    }

    /** Says good-bye in the protocol's way; the client answers and closes. */
    public void sayGoodbye(int code) {
        frame(FINAL | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Closes the connection without a word. */
    public void cut() {
        try {
            socket.close();
        } catch (IOException leftToTheSystem) {
            // It is gone either way.
        }
    }
}
