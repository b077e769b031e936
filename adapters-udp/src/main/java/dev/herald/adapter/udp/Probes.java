package dev.herald.adapter.udp;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out that nobody listens at a port (UDP-R5). The kernel tells that to connected sockets only, and ours is not, since it is
 * there for all trackers; so for a moment there is one that is. It sends a single byte, for Java sends no empty datagram there: too
 * short for any tracker to take for a request.
 */
final class Probes {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);

    /** Whoever says no does it within a round trip. */
    private static final long PATIENCE = 2_000_000_000L;

    private static final int AT_ONCE = 64;

    private final UdpOptions options;
    private final Selector selector;
    private int open;

    Probes(UdpOptions options, Selector selector) {
        this.options = options;
        this.selector = selector;
    }

    /** Sends one, unless too many are on their way. */
    void send(Conversation target, Conversations all) {
        if (open >= AT_ONCE) {
            return;
        }
        try {
            DatagramChannel channel =
                    Sockets.fresh(target.isIpv4() ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            open++;
            Probe probe = new Probe(target, channel);
            all.wheel().arm(probe, all.now() + PATIENCE);
            probe.fly(all);
        } catch (IOException noSockets) {
            LOG.debug("cannot look whether anybody listens", noSockets);
        }
    }

    /** Whether it is the key of one of these. */
    boolean own(SelectionKey key) {
        return key.attachment() instanceof Probe probe && probe.isOneOf(this);
    }

    /** The kernel has news about the probe behind {@code key}. */
    void ready(SelectionKey key, Conversations all) {
        ((Probe) key.attachment()).read(all);
    }

    static void closeQuietly(Channel channel) {
        try {
            channel.close();
        } catch (IOException broken) {
            LOG.debug("a socket broke while it was closed", broken);
        }
    }

    private final class Probe extends Alarm {

        private final Conversation target;
        private final DatagramChannel channel;

        Probe(Conversation target, DatagramChannel channel) {
            this.target = target;
            this.channel = channel;
        }

        boolean isOneOf(Probes those) {
            return those.equals(Probes.this);
        }

        void fly(Conversations all) {
            try {
                channel.configureBlocking(false);
                channel.bind(Sockets.sourceTowards(options.network(), target.remote()));
                channel.connect(target.remote());
                channel.register(selector, SelectionKey.OP_READ, this);
                channel.write(ByteBuffer.allocate(1));
            } catch (IOException no) {
                refused(all, no);
            }
        }

        void read(Conversations all) {
            try {
                channel.read(ByteBuffer.allocate(1));
                all.wheel().disarm(this);
                land();
            } catch (IOException no) {
                refused(all, no);
            }
        }

        private void refused(Conversations all, IOException no) {
            all.wheel().disarm(this);
            land();
            target.unreachable(UdpFailures.detail(no));
        }

        /** Nobody said anything, which is what trackers do. */
        @Override
        void ring() {
            land();
        }

        private void land() {
            open--;
            closeQuietly(channel);
        }
    }
}
