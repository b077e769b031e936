package dev.herald.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 that reads a request's head and lets somebody play with the connection; it closes it afterwards. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Play play;

    /** What is done with a connection whose request's head has been read. */
    @FunctionalInterface
    public interface Play {
        /**
         * Answers it, or does something else.
         *
         * @param head a character a byte, and what came along with it
         */
        void play(String head, InputStream in, OutputStream out) throws IOException;
    }

    private LoopbackServer(ServerSocket listener, Play play) {
        this.listener = listener;
        this.play = play;
    }

    /** Serves on threads of {@code executor}, one for itself and one a connection. */
    public static LoopbackServer open(Executor executor, Play play) {
        try {
            ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            LoopbackServer server = new LoopbackServer(listener, play);
            executor.execute(() -> server.acceptAll(executor));
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The port it listens at. */
    public int port() {
        return listener.getLocalPort();
    }

    private void acceptAll(Executor executor) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                executor.execute(() -> serve(socket));
            } catch (IOException closedOrOverrun) {
                // Closed: the loop ends. Otherwise the client has noticed already.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            String head = head(in);
            if (head != null) {
                play.play(head, in, socket.getOutputStream());
            }
        } catch (IOException clientLeft) {
            // The usual end of a connection here.
        }
    }

    private static @Nullable String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] block = new byte[4_096];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            head.append(new String(block, 0, count, StandardCharsets.ISO_8859_1));
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException leftToTheSystem) {
            // Nothing more can be done for what does not close.
        }
    }
}
