package dev.herald.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sockets in front of a {@link WebSocketTracker}, two threads each, so many at most. */
final class WebSocketDoor implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;
    private static final int BACKLOG = 128;

    private final WebSocketTracker tracker;
    private final ServerSocket listener;
    private final Set<Socket> sockets = new LinkedHashSet<>();

    private WebSocketDoor(WebSocketTracker tracker, ServerSocket listener) {
        this.tracker = tracker;
        this.listener = listener;
    }

    /** Listens at an address of this machine's, at a port of the system's choice. */
    static WebSocketDoor open(WebSocketTracker tracker, String address) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(new InetSocketAddress(InetAddress.getByName(address), 0), BACKLOG);
        } catch (IOException taken) {
            listener.close();
            throw new IOException("cannot listen at " + address + " (WebSocket)", taken);
        }
        WebSocketDoor door = new WebSocketDoor(tracker, listener);
        start(door::acceptAll, "embedded-tracker-websocket");
        return door;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException closedOrGone) {
                // Closed: the loop ends. Otherwise a client left before it was let in.
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        if (!joins(socket)) {
            socket.close();
            return;
        }
        socket.setTcpNoDelay(true);
        start(() -> serve(socket), "embedded-tracker-websocket-client");
    }

    private void serve(Socket socket) {
        try (WebSocketConnection connection = new WebSocketConnection(socket)) {
            connection.upgrade();
            start(connection::writeAll, "embedded-tracker-websocket-writer");
            WebSocketTracker.Client client = new WebSocketTracker.Client(connection);
            try {
                for (byte[] message = connection.read(); message.length > 0; message = connection.read()) {
                    tracker.heard(message, client);
                }
            } finally {
                tracker.left(client);
            }
        } catch (IOException clientLeft) {
            // The usual end of a connection.
        } finally {
            leaves(socket);
        }
    }

    private synchronized boolean joins(Socket socket) {
        return sockets.size() < MOST_CONNECTIONS && !listener.isClosed() && sockets.add(socket);
    }

    private synchronized void leaves(Socket socket) {
        sockets.remove(socket);
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening and closes every connection. May be called again. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open()) {
                socket.close();
            }
        } catch (IOException leftToTheSystem) {
            // Nothing more can be done for a socket that does not close.
        }
    }

    private synchronized List<Socket> open() {
        return List.copyOf(sockets);
    }
}
