package dev.herald.testkit.http;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTP server on loopback that answers what a test tells it to, byte for byte, and remembers what it was asked. It is made of
 * sockets alone, so it can do wrong what no HTTP library would.
 *
 * <p>It listens at 127.0.0.1, port of the system's choice, serves up to {@value #MOST_CONNECTIONS} connections at once, a thread
 * each, and closes everything in {@link #close()}.
 *
 * <pre>{@code
 * try (ScriptedHttpTracker tracker = ScriptedHttpTracker.open(always(HttpReply.ok("d8:intervali1800e5:peers0:e")))) {
 *     gateway.announce(tracker.url(), request, timeout);
 *     assertThat(tracker.requests().get(0).target()).startsWith("/announce?");
 * }
 * }</pre>
 */
public final class ScriptedHttpTracker implements AutoCloseable {

    /** More connections than these are closed as they come. */
    public static final int MOST_CONNECTIONS = 1_000;

    /** Small, so that a server that writes without end feels soon that nobody reads. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final String scheme;
    private final ConnectionLog log = new ConnectionLog();
    private final ConnectionPlay play;
    private final Thread acceptor;

    private ScriptedHttpTracker(ServerSocket listener, String scheme, ConnectionPlay play) {
        this.listener = listener;
        this.scheme = scheme;
        this.play = play;
        this.acceptor = startThread(this::acceptAll);
    }

    /** What is done with one accepted connection. */
    private interface ConnectionPlay {
        void play(Socket socket, int number, ConnectionLog log) throws IOException;
    }

    /** A tracker for {@code http}. */
    public static ScriptedHttpTracker open(HttpScript script) {
        return listen(
                "127.0.0.1", "http", (socket, number, log) -> new HttpConnection(script, log).serve(socket, number));
    }

    /** A tracker for {@code http} at an address of this machine's, for example {@code ::1}. */
    public static ScriptedHttpTracker openAt(String address, HttpScript script) {
        return listen(address, "http", (socket, number, log) -> new HttpConnection(script, log).serve(socket, number));
    }

    /** A tracker for {@code https}, with the certificate and key of {@code tls}; see {@link LoopbackTls}. */
    public static ScriptedHttpTracker openTls(SSLContext tls, HttpScript script) {
        return listen("127.0.0.1", "https", (socket, number, log) -> {
            try (Socket secured = ServerTls.over(socket, tls)) {
                new HttpConnection(script, log).serve(secured, number);
            }
        });
    }

    /** The same where the server insists on something, such as a certificate of the client's. */
    public static ScriptedHttpTracker openTls(SSLContext tls, SSLParameters demands, HttpScript script) {
        return listen("127.0.0.1", "https", (socket, number, log) -> {
            try (Socket secured = ServerTls.agree(socket, tls, demands)) {
                new HttpConnection(script, log).serve(secured, number);
            }
        });
    }

    /** Something that accepts connections at {@code scheme} and never says a word, not even of TLS. */
    public static ScriptedHttpTracker openMute(String scheme) {
        return listen("127.0.0.1", scheme, (socket, number, log) -> new HttpWire(socket, log.sent()).hold());
    }

    /** Something at {@code https} that answers a TLS greeting in plain HTTP: 400. */
    public static ScriptedHttpTracker openWithoutTls() {
        return openAnsweringGreetings(
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Something at {@code https} that answers a TLS greeting with these bytes, and says nothing more. */
    public static ScriptedHttpTracker openAnsweringGreetings(byte[] answer) {
        return listen("127.0.0.1", "https", (socket, number, log) -> {
            HttpWire wire = new HttpWire(socket, log.sent());
            if (wire.in().read() >= 0) {
                wire.bytes(answer).hold();
            }
        });
    }

    /** Something that resets every connection as soon as it stands. */
    public static ScriptedHttpTracker openResetting(String scheme) {
        return listen("127.0.0.1", scheme, (socket, number, log) -> new HttpWire(socket, log.sent()).reset());
    }

    /** The announce URL of a port of this machine's where nobody listens. */
    public static TrackerUrl nobody() {
        return TrackerUrl.of("http://127.0.0.1:" + FreePort.find() + "/announce");
    }

    private static ScriptedHttpTracker listen(String address, String scheme, ConnectionPlay play) {
        try {
            return new ScriptedHttpTracker(bind(address), scheme, play);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static ServerSocket bind(String address) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), 0), MOST_CONNECTIONS);
        return listener;
    }

    /** Where to announce: {@code http://127.0.0.1:PORT/announce}. */
    public TrackerUrl url() {
        return url("/announce");
    }

    /** A URL of this tracker with this path and query, taken as they stand. */
    public TrackerUrl url(String pathAndQuery) {
        return TrackerUrl.of(scheme + "://" + authority() + pathAndQuery);
    }

    /** Host and port as they stand in a URL. */
    public String authority() {
        String host = listener.getInetAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port();
    }

    /** The port it listens at. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The requests so far, the oldest first. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Waits until {@code count} requests have come, at most {@code patience}; whether they have. */
    public boolean awaitRequests(int count, Duration patience) throws InterruptedException {
        return log.await(() -> log.requestCount() >= count, patience);
    }

    /** How many connections were ever accepted. */
    public int connectionsOpened() {
        return log.opened();
    }

    /** How many connections the client has not closed yet. */
    public int connectionsOpen() {
        return log.open();
    }

    /** Waits until no more than {@code count} connections are open, at most {@code patience}; whether that is so. */
    public boolean awaitConnectionsOpen(int count, Duration patience) throws InterruptedException {
        return log.await(() -> log.open() <= count, patience);
    }

    /** How many bytes were written so far, to all connections, before TLS. */
    public long bytesSent() {
        return log.sent().get();
    }

    /** Stops listening and closes every connection. Throws what a script threw, if one did. */
    @Override
    public void close() {
        closeQuietly(listener);
        awaitAcceptor();
        log.closeAll();
        log.rethrow();
    }

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
        if (log.open() >= MOST_CONNECTIONS || listener.isClosed()) {
            socket.close();
            return;
        }
        int number = log.opened(socket);
        startThread(() -> serve(socket, number));
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            play.play(socket, number, log);
        } catch (IOException clientLeft) {
            // The usual end of a connection here.
        } catch (RuntimeException | Error scriptFailed) {
            log.failed(scriptFailed);
        } finally {
            log.closed(socket);
        }
    }

    /** Until the acceptor is gone, the system goes on completing connections in the name of the closed listener. */
    private void awaitAcceptor() {
        try {
            acceptor.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(ServerSocket listener) {
        try {
            listener.close();
        } catch (IOException leftToTheSystem) {
            // Nothing more can be done for a listener that does not close.
        }
    }

    private static Thread startThread(Runnable task) {
        Thread thread = new Thread(task, "scripted-tracker");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
