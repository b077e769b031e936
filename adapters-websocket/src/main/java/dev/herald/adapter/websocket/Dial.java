package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.tracker.TrackerUrl;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The way to one connection: the name is resolved, its addresses are tried in turn until one accepts, and where there is a proxy it
 * opens the way. Ends with one call of the {@link Caller}, unless it is cancelled before.
 */
final class Dial {

    private static final int MOST_ADDRESSES = 8;
    private static final WriteBufferWaterMark ROOM = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    /** Whoever wants the connection. Called on the event loop. */
    interface Caller {
        /** How far it has come. */
        void reached(Stage stage);

        /** It is open, and now the caller's to close. */
        void connected(Channel channel);

        /** The last address that was tried, or the proxy, failed. */
        void notConnected(Throwable failure);
    }

    private final TrackerUrl tracker;
    private final NettyMeans means;
    private final EventLoop loop;
    private final Caller caller;
    private final Deque<InetSocketAddress> untried = new ArrayDeque<>();
    private @Nullable ChannelFuture connecting;
    private boolean ended;
    private boolean handedOver;

    Dial(TrackerUrl tracker, NettyMeans means, EventLoop loop, Caller caller) {
        this.tracker = tracker;
        this.means = means;
        this.loop = loop;
        this.caller = caller;
    }

    private Option<Proxy> proxy() {
        return means.options().network().proxy();
    }

    void begin() {
        if (ended) {
            return;
        }
        caller.reached(proxy().isDefined() ? Stage.PROXY : Stage.RESOLVE);
        String host = proxy().map(Proxy::host).getOrElse(tracker.host());
        int port = proxy().map(Proxy::port).getOrElse(tracker.port());
        means.resolver()
                .resolve(host)
                .whenComplete((found, failure) -> loop.execute(() -> {
                    if (found == null) {
                        fail(unwrapped(failure));
                    } else {
                        resolved(found, port);
                    }
                }));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    private void resolved(List<InetAddress> found, int port) {
        found.stream()
                .filter(means.options().network()::reaches)
                .limit(MOST_ADDRESSES)
                .forEach(address -> untried.add(new InetSocketAddress(address, port)));
        tryNext(new UnknownHostException("no address of a usable IP version"));
    }

    private void tryNext(Throwable lastFailure) {
        InetSocketAddress address = untried.poll();
        if (ended) {
            return;
        }
        if (address == null) {
            fail(lastFailure);
            return;
        }
        caller.reached(proxy().isDefined() ? Stage.PROXY : Stage.CONNECT);
        connect(address);
    }

    private void connect(InetSocketAddress address) {
        Option<ProxyHandler> through = proxy().map(server -> server.handler(address));
        Duration patience = means.options().connectTimeout().dividedBy(untried.size() + 1L);
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, ROOM)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, patience.toMillis()))
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        through.forEach(
                                handler -> channel.pipeline().addLast(handler, new Failures(caught -> fail(caught))));
                    }
                });
        // The deadline of the whole watches over the proxy.
        through.forEach(handler -> handler.setConnectTimeoutMillis(0));
        InetSocketAddress target = through.isDefined() ? behindProxy() : address;
        ChannelFuture attempt = means.options()
                .network()
                .localAddress()
                .map(local -> bootstrap.connect(target, new InetSocketAddress(local, 0)))
                .getOrElse(() -> bootstrap.connect(target));
        connecting = attempt;
        attempt.addListener(done -> {
            if (!done.isSuccess()) {
                tryNext(done.cause());
            } else if (through.isDefined()) {
                awaitProxy(attempt.channel(), through.get());
            } else {
                succeed(attempt.channel());
            }
        });
    }

    /** Names go to the proxy as they are. */
    private InetSocketAddress behindProxy() {
        return NameResolver.isLiteral(tracker.host())
                ? new InetSocketAddress(tracker.host(), tracker.port())
                : InetSocketAddress.createUnresolved(tracker.host(), tracker.port());
    }

    private void awaitProxy(Channel channel, ProxyHandler through) {
        channel.closeFuture().addListener(closed -> fail(new IOException("the proxy closed the connection")));
        through.connectFuture().addListener(done -> {
            if (done.isSuccess()) {
                succeed(channel);
            } else {
                channel.close();
                fail(done.cause());
            }
        });
    }

    private void succeed(Channel channel) {
        if (ended) {
            channel.close();
        } else {
            ended = true;
            handedOver = true;
            caller.connected(channel);
        }
    }

    private void fail(Throwable failure) {
        if (!ended) {
            ended = true;
            caller.notConnected(failure);
        }
    }

    /** Gives up whatever is under way. The caller is not called any more. */
    void cancel() {
        ended = true;
        ChannelFuture attempt = connecting;
        if (attempt != null && !handedOver) {
            attempt.cancel(true);
            attempt.channel().close();
        }
    }
}
