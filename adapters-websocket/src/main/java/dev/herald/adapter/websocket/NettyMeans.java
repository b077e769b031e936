package dev.herald.adapter.websocket;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import dev.herald.network.TlsContext;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What all sockets of one gateway share: two event loops, a resolver, and a TLS context for each scope and trust, made when it is first needed. */
final class NettyMeans implements AutoCloseable {

    private static final int LOOPS = 2;

    private final WebSocketOptions options;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("herald-websocket", true), NioIoHandler.newFactory());
    private final Network network;
    private final Map<NetworkScope, CompletableFuture<TlsContext>> tls = new HashMap<>();

    NettyMeans(WebSocketOptions options) {
        this.options = options;
        this.network = Network.open(options.network(), "herald-websocket", Duration.ZERO);
    }

    WebSocketOptions options() {
        return options;
    }

    EventLoop nextLoop() {
        return loops.next();
    }

    Network network() {
        return network;
    }

    /** The part of the network that everything stays in that concerns a tracker. */
    NetworkScope scopeOf(TrackerUrl tracker) {
        return network.scopeOf(tracker);
    }

    /** What TLS is spoken with towards a tracker: one for each scope and trust, made on a thread that may take its time. */
    synchronized CompletableFuture<TlsContext> tls(TrackerUrl tracker) {
        NetworkScope scope = scopeOf(tracker);
        return tls.computeIfAbsent(
                scope.withTrust(scope.trust().towards(tracker.host())),
                known -> network.aside(() -> known.trust().tls()));
    }

    /** Lets the loops take leave of their sockets, for a second at most, and ends them. */
    @Override
    public void close() {
        network.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
