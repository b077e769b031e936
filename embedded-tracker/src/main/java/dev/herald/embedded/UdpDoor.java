package dev.herald.embedded;

import dev.herald.domain.peer.IpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** The sockets in front of a {@link UdpTracker}, and the one thread that serves them all. */
final class UdpDoor implements AutoCloseable {

    /** Room for bursts, as far as the system grants it. */
    private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;

    private static final int AT_A_TIME = 256;

    private final UdpTracker tracker;
    private final ByteBuffer datagram;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final Selector selector;
    private final Thread thread = new Thread(this::serve, "embedded-tracker-udp");

    /** @param longest longer datagrams are nobody's request */
    private UdpDoor(UdpTracker tracker, int longest, Selector selector) {
        this.tracker = tracker;
        this.datagram = ByteBuffer.allocateDirect(longest + 1);
        this.selector = selector;
    }

    static UdpDoor open(UdpTracker tracker, EmbeddedTrackerLimits limits) throws IOException {
        return new UdpDoor(tracker, limits.targetLength(), Selector.open());
    }

    /** Binds to an address of this machine's. Nothing is answered before {@link #start()}. */
    void listen(String address, int port) throws IOException {
        InetAddress host = InetAddress.getByName(address);
        boolean ipv6 = host.getAddress().length == 16;
        DatagramChannel channel =
                DatagramChannel.open(ipv6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
        channels.add(channel);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(new InetSocketAddress(host, port));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException taken) {
            throw new IOException("cannot listen at " + host.getHostAddress() + " port " + port + " (UDP)", taken);
        }
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::answerSome);
            }
        } catch (ClosedSelectorException closed) {
            // The door was closed between two looks at it.
        } catch (IOException broken) {
            throw new UncheckedIOException("the tracker's UDP sockets cannot be watched any more", broken);
        }
    }

    /** So many at a time, so that one address does not keep the other waiting. */
    private void answerSome(SelectionKey ready) {
        DatagramChannel channel = (DatagramChannel) ready.channel();
        try {
            boolean more = true;
            for (int i = 0; more && i < AT_A_TIME; i++) {
                more = answerOne(channel);
            }
        } catch (IOException closedOrTold) {
            // Closed, or the system tells what became of an earlier answer: an answer that is lost is asked for again.
        }
    }

    private boolean answerOne(DatagramChannel channel) throws IOException {
        datagram.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(datagram);
        if (from == null) {
            return false;
        }
        if (datagram.flip().remaining() < datagram.capacity()) {
            IpAddress client = IpAddress.of(from.getAddress().getAddress());
            for (ByteBuffer answer : tracker.answer(datagram, client)) {
                channel.send(answer, from);
            }
        }
        return true;
    }

    /** Ends the thread and frees the ports. May be called again. */
    @Override
    public void close() {
        try {
            selector.close();
            thread.join(5_000);
            for (DatagramChannel channel : channels) {
                channel.close();
            }
        } catch (IOException leftToTheSystem) {
            // Nothing more can be done for a socket that does not close.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
