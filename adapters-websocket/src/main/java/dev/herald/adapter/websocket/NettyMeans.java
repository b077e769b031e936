package dev.herald.adapter.websocket;

import dev.herald.network.Network;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What all sockets of one gateway share: two event loops, a resolver, and one TLS context, made when it is first needed. */
final class NettyMeans implements AutoCloseable {

    private static final int LOOPS = 2;

    private final WebSocketOptions options;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            LOOPS, new DefaultThreadFactory("herald-websocket", true), NioIoHandler.newFactory());
    private final Network network;
    private @Nullable CompletableFuture<SSLContext> tls;

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

    /** Made on a thread that may take its time. */
    synchronized CompletableFuture<SSLContext> tls() {
        CompletableFuture<SSLContext> known = tls;
        if (known == null) {
            known = network.aside(() -> options.network().trust().context());
            tls = known;
        }
        return known;
    }

    /** Lets the loops take leave of their sockets, for a second at most, and ends them. */
    @Override
    public void close() {
        network.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
