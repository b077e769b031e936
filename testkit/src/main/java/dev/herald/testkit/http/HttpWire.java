package dev.herald.testkit.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection, in the hands of a reply. What is written leaves at once. */
public final class HttpWire {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final AtomicLong sent;
    private @Nullable RecordedRequest request;
    private boolean open;

    HttpWire(Socket socket, AtomicLong sent) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.sent = sent;
    }

    /** The request to be answered. */
    public RecordedRequest request() {
        return Objects.requireNonNull(request, "nothing was asked here");
    }

    /** Sends characters, a byte each. */
    public HttpWire text(String latin1) throws IOException {
        return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public HttpWire bytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        sent.addAndGet(bytes.length);
        return this;
    }

    /** Does nothing for {@code time}; ends the reply if the client leaves meanwhile. */
    public HttpWire pause(Duration time) throws IOException {
        socket.setSoTimeout((int) Math.max(1, time.toMillis()));
        try {
            while (in.read() >= 0) {
                // What a client says now is not listened to; each byte begins the pause anew.
            }
            throw new EOFException("the client left");
        } catch (SocketTimeoutException over) {
            return this;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Does nothing until the client leaves. */
    public void hold() throws IOException {
        while (in.read() >= 0) {
            // Silence is the point.
        }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The next request may come on this connection. */
    public void keepOpen() {
        open = true;
    }

    /** The connection ends with this reply. */
    public void closeAfterwards() {
        open = false;
    }

    void begin(RecordedRequest next) {
        request = next;
        open = false;
    }

    boolean isKeptOpen() {
        return open && !socket.isClosed();
    }

    InputStream in() {
        return in;
    }
}
