package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.network.NetworkScope;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** One socket for each IP version, shared by all trackers and swarms (UDP-X1), opened when it is first needed. */
final class Sockets implements Carrier {

    /** As much as Linux gives without asking for privileges; an answer with two hundred peers takes two to four KiB of it. */
    private static final int BUFFER = 1 << 20;

    /** A burst of packets takes one look at the interfaces. */
    static final long LOOKED_JUST_NOW = 5_000_000L;

    /** How often sockets are looked after that nothing is sent on. */
    static final long WATCHING = 1_000_000_000L;

    /** So many packets, and others get a turn: a flood must hold nobody up. */
    private static final int PACKETS_A_TURN = 256;

    private final UdpOptions options;
    private final Selector selector;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(Conversations.LARGEST_PACKET);
    private @Nullable SelectionKey ipv4;
    private @Nullable SelectionKey ipv6;
    private long checkedIpv4;
    private long checkedIpv6;
    private long watched;

    Sockets(UdpOptions options, Selector selector) {
        this.options = options;
        this.selector = selector;
    }

    @Override
    public boolean send(ByteBuffer what, Conversation to, Conversations all) throws IOException {
        SelectionKey key = keyFor(to, all);
        boolean sent = channel(key).send(what, to.remote()) > 0;
        if (!sent) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
        return sent;
    }

    /** An interface may have gone, have another address, or not be on the way any more, since the socket was bound. */
    private SelectionKey keyFor(Conversation to, Conversations all) throws IOException {
        boolean overIpv4 = to.isIpv4();
        SelectionKey open = overIpv4 ? ipv4 : ipv6;
        if (open != null && (!isBounded() || isUsable(open, to, all.now() - (overIpv4 ? checkedIpv4 : checkedIpv6)))) {
            return open;
        }
        SocketAddress source = sourceTowards(options.network(), to.remote());
        note(overIpv4, all.now());
        if (open != null && isBoundTo(open, source)) {
            return open;
        }
        if (open != null) {
            replace(open, all);
        }
        SelectionKey fresh = open(overIpv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6, source);
        if (overIpv4) {
            ipv4 = fresh;
        } else {
            ipv6 = fresh;
        }
        return fresh;
    }

    /** The interfaces are asked once for a burst of packets, and once for each tracker in it which way leads there. */
    private boolean isUsable(SelectionKey open, Conversation to, long sinceLook) throws IOException {
        return sinceLook < LOOKED_JUST_NOW && (to.wayWasLookedUp(LOOKED_JUST_NOW) || leads(open, to.remote()));
    }

    private boolean leads(SelectionKey open, InetSocketAddress remote) throws IOException {
        return channel(open).getLocalAddress() instanceof InetSocketAddress bound
                && options.network().local().leads(bound.getAddress(), remote.getAddress());
    }

    private void note(boolean overIpv4, long now) {
        if (overIpv4) {
            checkedIpv4 = now;
        } else {
            checkedIpv6 = now;
        }
    }

    private static boolean isBoundTo(SelectionKey key, @Nullable SocketAddress source) throws IOException {
        return source instanceof InetSocketAddress wanted
                && channel(key).getLocalAddress() instanceof InetSocketAddress bound
                && bound.getAddress().equals(wanted.getAddress());
    }

    @Override
    public boolean isBounded() {
        return options.network().local().isBounded();
    }

    @Override
    public void closeStranded(Conversations all) throws IOException {
        if (all.now() - watched < WATCHING) {
            return;
        }
        watched = all.now();
        for (SelectionKey key : new SelectionKey[] {ipv4, ipv6}) {
            if (key != null
                    && channel(key).getLocalAddress() instanceof InetSocketAddress bound
                    && options.network().local().hasLost(bound.getAddress())) {
                replace(key, all);
            }
        }
    }

    private SelectionKey open(ProtocolFamily family, @Nullable SocketAddress source) throws IOException {
        DatagramChannel channel = fresh(family);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
            channel.bind(source);
            channel.configureBlocking(false);
            return channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** A socket of an IP version, which this machine need not have: then Java throws what is no {@link IOException}. */
    static DatagramChannel fresh(ProtocolFamily family) throws IOException {
        try {
            return DatagramChannel.open(family);
        } catch (UnsupportedOperationException notHere) {
            throw new IOException(UdpFailures.NOT_FROM_HERE, notHere);
        }
    }

    /** What a socket to {@code remote} is bound to, as things stand now; null for any address. */
    static @Nullable SocketAddress sourceTowards(NetworkScope network, InetSocketAddress remote) throws IOException {
        Either<TrackerError, Option<InetAddress>> source = network.local().towards(remote.getAddress());
        if (source.isLeft()) {
            throw new NoSourceException(source.getLeft());
        }
        return source.get().map(address -> new InetSocketAddress(address, 0)).getOrNull();
    }

    @Override
    public boolean owns(SelectionKey key) {
        return equals(key.attachment());
    }

    /** Packets are handed over, or there is room to send. */
    @Override
    public void ready(SelectionKey key, Conversations conversations) {
        if (key.isWritable()) {
            key.interestOps(SelectionKey.OP_READ);
            conversations.writable();
        }
        try {
            receive(channel(key), conversations);
        } catch (IOException broken) {
            replace(key, conversations);
        }
    }

    private void receive(DatagramChannel channel, Conversations conversations) throws IOException {
        for (int i = 0; i < PACKETS_A_TURN; i++) {
            packet.clear();
            SocketAddress source = channel.receive(packet);
            if (source == null) {
                return;
            }
            conversations.received(packet.flip(), (InetSocketAddress) source);
        }
    }

    /** A socket that cannot be read any more must not silence its trackers for ever: the next packet opens another one. */
    private void replace(SelectionKey key, Conversations conversations) {
        boolean wasIpv4 = key == ipv4;
        if (wasIpv4) {
            ipv4 = null;
        } else {
            ipv6 = null;
        }
        Probes.closeQuietly(key.channel());
        conversations.forgetIds(conversation -> conversation.isIpv4() == wasIpv4);
    }

    private static DatagramChannel channel(SelectionKey key) {
        return (DatagramChannel) key.channel();
    }
}
