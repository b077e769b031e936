package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.network.Race;
import dev.herald.network.Setback;
import dev.herald.network.Way;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connection to a SOCKS5 proxy while it comes about: the proxy's addresses race for who accepts first. Runs on the loop's thread. */
final class ProxyDial implements Race.Course<SocketChannel> {

    /** Whoever wants the connection. */
    interface Caller {
        /** It is open, and now the caller's to close. */
        void connected(SocketChannel channel, Way way);

        /** No address accepted. */
        void notConnected(TrackerError why);
    }

    private final Selector selector;
    private final Conversations all;
    private final Object owner;
    private final Caller caller;
    private final Map<SelectableChannel, Race.Lane<SocketChannel>> lanes = new HashMap<>();
    private final Race<SocketChannel> race;

    /**
     * @param patience how long everything may take; whoever waits cancels it then
     * @param owner what is attached to the keys of the channels
     */
    ProxyDial(List<Way> ways, Duration patience, Selector selector, Conversations all, Object owner, Caller caller) {
        this.selector = selector;
        this.all = all;
        this.owner = owner;
        this.caller = caller;
        this.race = new Race<>(ways, patience, patience, this);
    }

    void begin() {
        race.begin();
    }

    /** Gives up whatever is under way. The caller is not called any more. */
    void cancel() {
        race.cancel();
    }

    @Override
    public Runnable connect(Way way, Option<InetSocketAddress> from, int left, Race.Lane<SocketChannel> lane) {
        try {
            SocketChannel channel = SocketChannel.open();
            lanes.put(channel, lane);
            begin(channel, way, from, lane);
            return () -> Probes.closeQuietly(channel);
        } catch (IOException noSockets) {
            lane.failed(noSockets);
            return () -> {};
        }
    }

    private void begin(SocketChannel channel, Way way, Option<InetSocketAddress> from, Race.Lane<SocketChannel> lane) {
        try {
            channel.configureBlocking(false);
            channel.bind(from.getOrNull());
            if (channel.connect(way.next())) {
                channel.register(selector, SelectionKey.OP_READ, owner);
                lane.open(channel);
            } else {
                channel.register(selector, SelectionKey.OP_CONNECT, owner);
            }
        } catch (IOException no) {
            lane.failed(no);
        } catch (UnsupportedAddressTypeException no) {
            lane.failed(new IOException(UdpFailures.NOT_FROM_HERE, no));
        }
    }

    /** There is news about a channel that is being connected. */
    void ready(SelectionKey key) {
        Race.Lane<SocketChannel> lane = lanes.remove(key.channel());
        if (lane != null && key.channel() instanceof SocketChannel channel) {
            try {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                lane.open(channel);
            } catch (IOException no) {
                lane.failed(no);
            }
        }
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm() {
            @Override
            void ring() {
                task.run();
            }
        };
        all.wheel().arm(alarm, all.now() + delay.toNanos());
        return () -> all.wheel().disarm(alarm);
    }

    /** Nobody follows the way to the proxy. */
    @Override
    public void fellBack(Way way, Setback why) {}

    @Override
    public void won(SocketChannel channel, Way way) {
        caller.connected(channel, way);
    }

    @Override
    public void lost(Setback why) {
        caller.notConnected(error(why));
    }

    private static TrackerError error(Setback why) {
        if (why instanceof Setback.NoWayOut closed) {
            return closed.why();
        }
        if (why instanceof Setback.Failed failed && failed.cause() instanceof IOException broken) {
            return UdpFailures.error(broken, Stage.PROXY);
        }
        Duration after = why instanceof Setback.Silent silent ? silent.after() : Duration.ZERO;
        return new TimedOut(after, Stage.PROXY);
    }
}
