package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.network.LocalSide;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import dev.herald.network.SocksDatagram;
import dev.herald.network.SocksHandshake;
import dev.herald.network.Way;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A SOCKS5 proxy's relay, which all packets go through (RFC 1928, section 7): asked for over a connection when the first packet wants
 * it, and there for as long as that connection is. Until it is there packets wait; where it does not come about every question fails,
 * and nothing ever goes around it.
 */
final class Relay implements Carrier {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 512;
    private static final int PACKETS_A_TURN = 256;

    private final Network network;
    private final NetworkScope scope;
    private final Selector selector;
    private final Errands errands;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(Conversations.LARGEST_PACKET);
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private final Alarm patience = new Alarm() {
        @Override
        void ring() {
            fail(new TimedOut(PATIENCE, Stage.PROXY));
        }
    };
    private @Nullable Conversations all;
    private boolean asked;
    private @Nullable ProxyDial dial;
    private @Nullable Way way;
    private @Nullable SocksHandshake handshake;
    private @Nullable SocketChannel control;
    private @Nullable DatagramChannel datagrams;
    private long checked;

    /** @param scope one that has a proxy */
    Relay(Network network, NetworkScope scope, Selector selector, Errands errands) {
        this.network = network;
        this.scope = scope;
        this.selector = selector;
        this.errands = errands;
    }

    @Override
    public boolean send(ByteBuffer what, Conversation to, Conversations conversations) throws IOException {
        all = conversations;
        ByteBuffer wrapped = SocksDatagram.wrap(to.remote(), what);
        what.position(what.limit());
        DatagramChannel open = datagrams;
        if (open != null) {
            stayInScope(conversations);
            // Where the socket is full it is lost like others are.
            open.write(wrapped);
            return true;
        }
        if (waiting.size() < MOST_WAITING) {
            waiting.add(wrapped);
        }
        if (!asked) {
            ask(conversations);
        }
        return true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the loop hears of the end
    private void ask(Conversations conversations) {
        asked = true;
        conversations.wheel().arm(patience, conversations.now() + PATIENCE.toNanos());
        network.waysToProxy(scope).whenComplete((found, bug) -> errands.add(() -> resolved(found, bug)));
    }

    private void resolved(@Nullable Either<TrackerError, List<Way>> found, @Nullable Throwable bug) {
        if (found == null) {
            throw new IllegalStateException("looking the proxy up", bug);
        }
        Conversations asking = all;
        if (asked && control == null && dial == null && asking != null) {
            found.peek(ways -> dial(ways, asking)).peekLeft(this::fail);
        }
    }

    private void dial(List<Way> ways, Conversations asking) {
        ProxyDial fresh = new ProxyDial(ways, PATIENCE, selector, asking, this, new ProxyDial.Caller() {
            @Override
            public void connected(SocketChannel channel, Way chosen) {
                Relay.this.connected(channel, chosen);
            }

            @Override
            public void notConnected(TrackerError why) {
                fail(why);
            }
        });
        dial = fresh;
        fresh.begin();
    }

    private void connected(SocketChannel channel, Way chosen) {
        network.proved(scope, chosen);
        way = chosen;
        control = channel;
        try {
            greet(channel);
        } catch (IOException broken) {
            fail(UdpFailures.error(broken, Stage.PROXY));
        }
    }

    private void greet(SocketChannel channel) throws IOException {
        SocksHandshake fresh = new SocksHandshake(scope.proxy().flatMap(server -> server.credentials()));
        handshake = fresh;
        channel.write(fresh.greeting());
    }

    @Override
    public boolean owns(SelectionKey key) {
        return equals(key.attachment());
    }

    @Override
    public void ready(SelectionKey key, Conversations conversations) {
        try {
            if (key.channel() instanceof SocketChannel channel && channel.equals(control)) {
                hear(channel);
            } else if (key.channel() instanceof SocketChannel && dial != null) {
                dial.ready(key);
            } else if (key.channel() instanceof DatagramChannel channel) {
                receive(channel, conversations);
            }
        } catch (IOException broken) {
            fail(new Unreachable(Stage.PROXY, UdpFailures.detail(broken)));
        } catch (UnsupportedAddressTypeException notFromHere) {
            fail(new Unreachable(Stage.PROXY, UdpFailures.NOT_FROM_HERE));
        }
    }

    private void hear(SocketChannel channel) throws IOException {
        packet.clear();
        SocksHandshake talk = handshake;
        if (channel.read(packet) < 0 || talk == null) {
            fail(new Unreachable(Stage.PROXY, "the proxy closed the connection"));
            return;
        }
        Either<TrackerError, ByteBuffer> next = talk.heard(packet.flip());
        if (next.isLeft()) {
            fail(next.getLeft());
            return;
        }
        channel.write(next.get());
        if (datagrams == null && talk.relay().isDefined()) {
            open(channel, talk.relay().get());
        }
    }

    private void open(SocketChannel channel, InetSocketAddress said) throws IOException {
        InetSocketAddress proxy = (InetSocketAddress) channel.getRemoteAddress();
        boolean isItself = said.isUnresolved() || said.getAddress().isAnyLocalAddress();
        InetAddress own = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        InetSocketAddress relay = isItself ? new InetSocketAddress(proxy.getAddress(), said.getPort()) : said;
        if (way != null && !way.from().leads(own, relay.getAddress())) {
            fail(new Unreachable(Stage.PROXY, "the way to the proxy's relay does not lead over the interface"));
            return;
        }
        DatagramChannel fresh = DatagramChannel.open();
        datagrams = fresh;
        fresh.configureBlocking(false);
        fresh.bind(new InetSocketAddress(own, 0));
        fresh.connect(relay);
        fresh.register(selector, SelectionKey.OP_READ, this);
        if (all != null) {
            all.wheel().disarm(patience);
        }
        for (ByteBuffer early = waiting.poll(); early != null; early = waiting.poll()) {
            fresh.write(early);
        }
    }

    private void receive(DatagramChannel channel, Conversations conversations) throws IOException {
        for (int i = 0; i < PACKETS_A_TURN; i++) {
            packet.clear();
            if (channel.read(packet) <= 0) {
                return;
            }
            SocksDatagram.unwrap(packet.flip()).forEach(source -> conversations.received(packet.slice(), source));
        }
    }

    private void stayInScope(Conversations conversations) throws IOException {
        Way taken = way;
        if (taken != null && taken.from().isBounded() && conversations.now() - checked >= Sockets.LOOKED_JUST_NOW) {
            checked = conversations.now();
            if (!isBoundTo((local, bound) -> local.permits(bound, taken.next().getAddress()))) {
                Either<TrackerError, ?> source = taken.source();
                close(conversations);
                throw new NoSourceException(
                        source.isLeft()
                                ? source.getLeft()
                                : new Unreachable(Stage.CONNECT, "the address of the interface has changed"));
            }
        }
    }

    private boolean isBoundTo(BiPredicate<LocalSide, InetAddress> property) throws IOException {
        return way != null
                && datagrams != null
                && datagrams.getLocalAddress() instanceof InetSocketAddress bound
                && property.test(way.from(), bound.getAddress());
    }

    @Override
    public boolean isBounded() {
        return scope.local().isBounded();
    }

    @Override
    public void closeStranded(Conversations conversations) throws IOException {
        if (conversations.now() - checked >= Sockets.WATCHING) {
            checked = conversations.now();
            network.lastWords().again();
            if (isBoundTo(LocalSide::hasLost)) {
                close(conversations);
            }
        }
    }

    /** Whoever has been waiting for the relay is told; the next packet asks for another one. */
    private void fail(TrackerError why) {
        Conversations told = all;
        if (told != null) {
            close(told);
            told.undeliverable(why);
        }
    }

    /** It may have to stay for a while, but nobody listens to it any more. */
    private void part(SocketChannel ended) {
        SelectionKey key = ended.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
        network.lastWords().close(way, ended.socket().getLocalSocketAddress(), () -> Probes.closeQuietly(ended));
    }

    private void close(Conversations conversations) {
        conversations.wheel().disarm(patience);
        asked = false;
        handshake = null;
        waiting.clear();
        if (dial != null) {
            dial.cancel();
            dial = null;
        }
        if (control != null) {
            part(control);
            control = null;
        }
        if (datagrams != null) {
            Probes.closeQuietly(datagrams);
            datagrams = null;
            conversations.forgetIds(conversation -> true);
        }
    }
}
