package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A UDP tracker that says anything before it says the right thing, through sockets and the gateway as users get it. */
public final class UdpWireFuzz implements FuzzTarget {

    private static final Duration TIMEOUT = Duration.ofSeconds(25);
    private static final long MARGIN_SECONDS = 5;
    private static final int LEAST_QUESTION = 16;

    private final DatagramSocket socket = socket();
    private final UdpTrackerAdapter gateway = UdpTrackerAdapter.open(UdpOptions.usual());
    private final TrackerUrl tracker = TrackerUrl.of("udp://127.0.0.1:" + socket.getLocalPort());
    private final AnnounceRequest request = Fixtures.announce();
    private volatile List<Datagrams.Datagram> first = List.of();

    public UdpWireFuzz() {
        Thread thread = new Thread(this::serve, "fuzz-udp");
        thread.setDaemon(true);
        thread.start();
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public void take(byte[] input) throws Exception {
        first = Datagrams.of(input);
        Either<TrackerError, AnnounceResponse> outcome =
                gateway.announce(tracker, request, TIMEOUT).get(TIMEOUT.toSeconds() + MARGIN_SECONDS, TimeUnit.SECONDS);
        outcome.peek(response -> Law.holds(
                        response.peers().toSeq().size() <= response.peers().received(), "peers"))
                .peekLeft(error -> {
                    Law.printable(error.message());
                    Law.holds(error instanceof TrackerError.Refused, "UDP-R1: only a refusal keeps the truth away");
                });
    }

    private void serve() {
        byte[] bytes = new byte[2_048];
        DatagramPacket heard = new DatagramPacket(bytes, bytes.length);
        while (!socket.isClosed()) {
            try {
                heard.setLength(bytes.length);
                socket.receive(heard);
                if (heard.getLength() < LEAST_QUESTION) {
                    continue; // not ours: the port is open to everybody on this machine
                }
                ByteBuffer question = ByteBuffer.wrap(bytes, 0, heard.getLength());
                int transaction = question.getInt(12);
                for (Datagrams.Datagram datagram : first) {
                    send(datagram.answering(transaction), heard.getSocketAddress());
                }
                send(truth(question.getInt(8), transaction), heard.getSocketAddress());
            } catch (IOException closed) {
                // The loop ends if it is, and goes on if it is not.
            }
        }
    }

    private static byte[] truth(int action, int transaction) {
        byte[] answer = new byte[action == RequestFrames.CONNECT ? 16 : 20];
        ByteBuffer.wrap(answer).putInt(0, action).putInt(4, transaction).putLong(8, 77);
        return answer;
    }

    private void send(byte[] packet, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, to));
    }

    @Override
    public void close() {
        gateway.close();
        socket.close();
    }
}
