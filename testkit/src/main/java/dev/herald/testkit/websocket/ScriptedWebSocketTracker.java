package dev.herald.testkit.websocket;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.FreePort;
import dev.herald.testkit.http.ServerTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket server on loopback that says what a test tells it to, and remembers what it heard. It is made of sockets alone, so it can
 * do wrong what no WebSocket library would.
 *
 * <p>It listens at 127.0.0.1, port of the system's choice, a thread a connection, and closes everything in {@link #close()}.
 */
public final class ScriptedWebSocketTracker implements AutoCloseable {

    private static final int BACKLOG = 1_000;

    /** Small, so that a server that writes without end feels soon that nobody reads. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final String scheme;
    private final Play play;
    private final Thread acceptor;
    private final List<String> heads = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final Set<Socket> sockets = new LinkedHashSet<>();
    private int opened;
    private @Nullable Throwable failure;

    /** What is done with one accepted connection. */
    private interface Play {
        void play(ScriptedWebSocketTracker tracker, Socket socket, int number) throws IOException;
    }

    private ScriptedWebSocketTracker(ServerSocket listener, String scheme, Play play) {
        this.listener = listener;
        this.scheme = scheme;
        this.play = play;
        this.acceptor = start(this::acceptAll);
    }

    /** A tracker for {@code ws}. */
    public static ScriptedWebSocketTracker open(WebSocketScript script) {
        return listen(0, "ws", (tracker, socket, number) -> tracker.serve(socket, number, script));
    }

    /** The same at a port of the test's choice, as after a restart. */
    public static ScriptedWebSocketTracker openAt(int port, WebSocketScript script) {
        return listen(port, "ws", (tracker, socket, number) -> tracker.serve(socket, number, script));
    }

    /** A tracker for {@code wss}, with the certificate and key of {@code tls}. */
    public static ScriptedWebSocketTracker openTls(SSLContext tls, WebSocketScript script) {
        return listen(0, "wss", (tracker, socket, number) -> {
            try (Socket secured = ServerTls.over(socket, tls)) {
                tracker.serve(secured, number, script);
            }
        });
    }

    /** The same where the server insists on something, such as a certificate of the client's. */
    public static ScriptedWebSocketTracker openTls(SSLContext tls, SSLParameters demands, WebSocketScript script) {
        return listen(0, "wss", (tracker, socket, number) -> {
            try (Socket secured = ServerTls.agree(socket, tls, demands)) {
                tracker.serve(secured, number, script);
            }
        });
    }

    /** Something at {@code wss} that answers a TLS greeting with these bytes, and says nothing more. */
    public static ScriptedWebSocketTracker openAnsweringGreetings(byte[] answer) {
        return listen(0, "wss", (tracker, socket, number) -> {
            if (socket.getInputStream().read() >= 0) {
                WebSocketWire wire = new WebSocketWire(socket);
                wire.write(answer);
                wire.hold();
            }
        });
    }

    /** Something that answers the opening handshake with these words, a byte a character, and leaves the connection open. */
    public static ScriptedWebSocketTracker openAnswering(String answer) {
        return listen(0, "ws", (tracker, socket, number) -> {
            WebSocketWire wire = new WebSocketWire(socket);
            tracker.heardHead(wire.readHead());
            wire.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            wire.hold();
        });
    }

    /** Something that accepts connections and never says a word. */
    public static ScriptedWebSocketTracker openMute(String scheme) {
        return listen(0, scheme, (tracker, socket, number) -> new WebSocketWire(socket).hold());
    }

    /** The announce URL of a port of this machine's where nobody listens. */
    public static TrackerUrl nobody() {
        return TrackerUrl.of("ws://127.0.0.1:" + FreePort.find() + "/announce");
    }

    private static ScriptedWebSocketTracker listen(int port, String scheme, Play play) {
        try {
            return new ScriptedWebSocketTracker(bind(port), scheme, play);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return listener;
    }

    private void serve(Socket socket, int number, WebSocketScript script) throws IOException {
        WebSocketWire wire = new WebSocketWire(socket);
        String head = wire.readHead();
        heardHead(head);
        wire.upgrade(head);
        WebSocketClientConnection client = new WebSocketClientConnection(socket, number, head);
        script.opened(client);
        for (String message = wire.readMessage(client); message != null; message = wire.readMessage(client)) {
            heard(message);
            script.heard(message, client);
        }
    }

    // ---- what a test asks it

    /** Where to announce: {@code ws://127.0.0.1:PORT/announce}. */
    public TrackerUrl url() {
        return url("/announce");
    }

    /** A URL of this tracker with this path and query, taken as they stand. */
    public TrackerUrl url(String pathAndQuery) {
        return TrackerUrl.of(scheme + "://127.0.0.1:" + port() + pathAndQuery);
    }

    /** The port it listens at. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The heads of the handshakes so far, a character a byte. */
    public synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    /** The messages so far, of all connections. */
    public synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    /** Waits until {@code count} messages have come, at most {@code patience}; whether they have. */
    public boolean awaitMessages(int count, Duration patience) throws InterruptedException {
        return await(() -> messages.size() >= count, patience);
    }

    /** How many connections were ever accepted. */
    public synchronized int connectionsOpened() {
        return opened;
    }

    /** Waits until {@code count} connections have been accepted, at most {@code patience}; whether they have. */
    public boolean awaitConnectionsOpened(int count, Duration patience) throws InterruptedException {
        return await(() -> opened >= count, patience);
    }

    /** Waits until no more than {@code count} connections are open, at most {@code patience}; whether that is so. */
    public boolean awaitConnectionsOpen(int count, Duration patience) throws InterruptedException {
        return await(() -> sockets.size() <= count, patience);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    private synchronized void heardHead(String head) {
        heads.add(head);
        notifyAll();
    }

    private synchronized void heard(String message) {
        messages.add(message);
        notifyAll();
    }

    // ---- connections

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException closedOrOverrun) {
                // Closed: the loop ends. Otherwise the client that could not be accepted has noticed already.
            }
        }
    }

    private void accept(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER);
        int number = joined(socket);
        start(() -> {
            try (socket) {
                play.play(this, socket, number);
            } catch (IOException clientLeft) {
                // The usual end of a connection here.
            } catch (RuntimeException | Error scriptFailed) {
                failed(scriptFailed);
            } finally {
                left(socket);
            }
        });
    }

    private synchronized int joined(Socket socket) {
        sockets.add(socket);
        notifyAll();
        return opened++;
    }

    private synchronized void left(Socket socket) {
        sockets.remove(socket);
        notifyAll();
    }

    private synchronized void failed(Throwable thrown) {
        failure = failure == null ? thrown : failure;
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "scripted-websocket");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Stops listening and closes every connection. Throws what a script threw, if one did. */
    @Override
    public void close() {
        closeQuietly(listener);
        try {
            // Until it is gone, the system goes on completing connections in the name of the closed listener.
            acceptor.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Socket> open;
        synchronized (this) {
            open = List.copyOf(sockets);
        }
        open.forEach(ScriptedWebSocketTracker::closeQuietly);
        synchronized (this) {
            if (failure != null) {
                throw new IllegalStateException("a script failed", failure);
            }
        }
    }

    private static void closeQuietly(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException leftToTheSystem) {
            // Nothing more can be done for what does not close.
        }
    }
}
