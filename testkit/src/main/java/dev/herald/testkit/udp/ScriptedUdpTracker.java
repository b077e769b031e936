package dev.herald.testkit.udp;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A UDP tracker on loopback that answers what a test tells it to, byte for byte, and remembers what it was asked. It listens at a port
 * of the system's choice and has a second port, from which it can send what nobody asked for. One thread takes requests and one sends
 * what is delayed; {@link #close()} ends both.
 *
 * <pre>{@code
 * UdpTrackerScript script = UdpTrackerScript.following(TrackerScript.always(announced(Fixtures.response())));
 * try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script.spoofedBy(Spoofs::oneOfEach))) {
 *     gateway.announce(tracker.url(), request, timeout);
 *     assertThat(tracker.requests().get(1).hex()).startsWith(…);
 * }
 * }</pre>
 */
public final class ScriptedUdpTracker implements AutoCloseable {

    /** Room for bursts: what is lost is lost on purpose. */
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

    private final DatagramSocket socket;
    private final DatagramSocket elsewhere;
    private final UdpScript script;
    private final DatagramLog log = new DatagramLog();
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, ScriptedUdpTracker::thread);
    private final Thread receiver;

    private ScriptedUdpTracker(DatagramSocket socket, DatagramSocket elsewhere, UdpScript script) {
        this.socket = socket;
        this.elsewhere = elsewhere;
        this.script = script;
        this.receiver = thread(this::receiveAll);
        receiver.start();
    }

    /** A tracker at 127.0.0.1. */
    public static ScriptedUdpTracker open(UdpScript script) {
        return openAt("127.0.0.1", script);
    }

    /** A tracker at an address of this machine's, for example {@code ::1}. */
    public static ScriptedUdpTracker openAt(String address, UdpScript script) {
        try {
            DatagramSocket socket = bind(address);
            socket.setReceiveBufferSize(RECEIVE_BUFFER);
            return new ScriptedUdpTracker(socket, bind(address), script);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The announce URL of a port of this machine's where nobody listens. */
    public static TrackerUrl nobody() {
        return TrackerUrl.of("udp://127.0.0.1:" + FreePort.find() + "/announce");
    }

    private static DatagramSocket bind(String address) throws IOException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
    }

    /** Where to announce: {@code udp://127.0.0.1:PORT/announce}. */
    public TrackerUrl url() {
        return url("/announce");
    }

    /** A URL of this tracker with this path and query, taken as they stand. */
    public TrackerUrl url(String pathAndQuery) {
        return TrackerUrl.of("udp://" + authority() + pathAndQuery);
    }

    /** Host and port as they stand in a URL. */
    public String authority() {
        String host = socket.getLocalAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port();
    }

    /** The port it listens at. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The datagrams that arrived so far, the oldest first, whatever became of them. */
    public List<RecordedDatagram> requests() {
        return log.requests();
    }

    /** Waits until {@code count} datagrams have come, at most {@code patience}; whether they have. */
    public boolean awaitRequests(int count, Duration patience) throws InterruptedException {
        return await(requests -> requests.size() >= count, patience);
    }

    /**
     * Waits until {@code condition} holds of all that has come, at most {@code patience}; whether it does. It is looked at when a
     * datagram arrives and when it has been answered.
     */
    public boolean await(Predicate<List<RecordedDatagram>> condition, Duration patience) throws InterruptedException {
        return log.await(condition, patience);
    }

    /** Stops listening, and sends no more of what was delayed. Throws what the script threw, if it did. */
    @Override
    public void close() {
        timers.shutdownNow();
        socket.close();
        elsewhere.close();
        awaitReceiver();
        log.rethrow();
    }

    private void receiveAll() {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                answer((InetSocketAddress) packet.getSocketAddress(), Arrays.copyOf(buffer, packet.getLength()));
            } catch (IOException closedOrTold) {
                // Closed: the loop ends. Otherwise the system reported what became of an earlier datagram.
            }
        }
    }

    private void answer(InetSocketAddress from, byte[] bytes) {
        RecordedDatagram request = log.arrived(from, bytes);
        try {
            script.reply(request).datagrams().forEach(datagram -> send(datagram, from));
        } catch (RuntimeException | Error scriptFailed) {
            log.failed(scriptFailed);
        }
        log.answered();
    }

    private void send(OutgoingDatagram datagram, InetSocketAddress to) {
        if (datagram.delay().isZero()) {
            sendNow(datagram, to);
        } else {
            sendLater(datagram, to);
        }
    }

    private void sendLater(OutgoingDatagram datagram, InetSocketAddress to) {
        try {
            timers.schedule(() -> sendNow(datagram, to), datagram.delay().toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it any more.
        }
    }

    private void sendNow(OutgoingDatagram datagram, InetSocketAddress to) {
        byte[] bytes = datagram.bytes();
        try {
            (datagram.fromAnotherPort() ? elsewhere : socket).send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException closedOrUnreachable) {
            // A datagram that does not leave is a datagram lost.
        }
    }

    private void awaitReceiver() {
        try {
            receiver.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "scripted-udp-tracker");
        thread.setDaemon(true);
        return thread;
    }
}
