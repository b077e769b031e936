package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.ProxyServer;
import dev.herald.network.Visit;
import dev.herald.network.Way;
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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to one connection: the name is resolved, its addresses are tried in turn until one accepts, and where there is a proxy it
 * opens the way. Ends with one call of the {@link Caller}, unless it is cancelled before.
 */
final class Dial {

    private static final WriteBufferWaterMark ROOM = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    /** Whoever wants the connection. Called on the event loop. */
    interface Caller {
        /** How far it has come. */
        void reached(Stage stage);

        /** It is open, and now the caller's to close. */
        void connected(Channel channel, Way way);

        /** The last address that was tried, or the proxy, failed. */
        void notConnected(Throwable failure);

        /** There is no way there, or none that we may take. */
        void noWay(TrackerError why);
    }

    private final TrackerUrl tracker;
    private final NettyMeans means;
    private final EventLoop loop;
    private final Trail trail;
    private final Caller caller;
    private final Deque<Way> untried = new ArrayDeque<>();
    private @Nullable ChannelFuture connecting;
    private boolean ended;
    private boolean handedOver;

    Dial(TrackerUrl tracker, NettyMeans means, EventLoop loop, Trail trail, Caller caller) {
        this.tracker = tracker;
        this.means = means;
        this.loop = loop;
        this.trail = trail;
        this.caller = caller;
    }

    private boolean isProxied() {
        return means.network().scope().proxy().isDefined();
    }

    void begin() {
        if (ended) {
            return;
        }
        caller.reached(isProxied() ? Stage.PROXY : Stage.RESOLVE);
        trail.resolving(host());
        means.network()
                .waysTo(Visit.to(tracker))
                .whenComplete((found, bug) -> loop.execute(() -> {
                    if (found == null) {
                        fail(bug);
                    } else {
                        found.peek(this::resolved).peekLeft(this::decline);
                    }
                }));
    }

    /** Whose addresses are looked up. */
    private String host() {
        return means.network().scope().proxy().map(ProxyServer::host).getOrElse(tracker.host());
    }

    private void resolved(List<Way> ways) {
        trail.resolved(host(), ways);
        untried.addAll(ways);
        connectTo(untried.remove());
    }

    /** What the socket is bound to is looked up now: interfaces come and go. */
    private void connectTo(Way way) {
        if (ended) {
            return;
        }
        caller.reached(isProxied() ? Stage.PROXY : Stage.CONNECT);
        way.source().peek(from -> connect(way, from)).peekLeft(gone -> {
            trail.addressFailed(way, gone);
            if (untried.isEmpty()) {
                decline(gone);
            } else {
                connectTo(untried.remove());
            }
        });
    }

    private void tryNext(Throwable lastFailure) {
        if (untried.isEmpty()) {
            fail(lastFailure);
        } else {
            connectTo(untried.remove());
        }
    }

    private void connect(Way way, Option<InetSocketAddress> from) {
        Option<ProxyHandler> through = way.proxy().map(server -> ProxyHandlers.through(server, way.next()));
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
        trail.connecting(way, untried.size() + 1);
        ChannelFuture attempt = from.map(local -> bootstrap.connect(way.tracker(), local))
                .getOrElse(() -> bootstrap.connect(way.tracker()));
        connecting = attempt;
        attempt.addListener(done -> {
            if (!done.isSuccess()) {
                trail.addressFailed(way, done.cause());
                tryNext(done.cause());
                return;
            }
            trail.connected(attempt.channel().localAddress());
            if (through.isDefined()) {
                awaitProxy(attempt.channel(), way, through.get());
            } else {
                succeed(attempt.channel(), way);
            }
        });
    }

    private void awaitProxy(Channel channel, Way way, ProxyHandler through) {
        means.network().scope().proxy().forEach(trail::proxyAsked);
        channel.closeFuture().addListener(closed -> fail(new IOException("the proxy closed the connection")));
        through.connectFuture().addListener(done -> {
            if (done.isSuccess()) {
                trail.proxyOpened();
                succeed(channel, way);
            } else {
                channel.close();
                fail(done.cause());
            }
        });
    }

    private void succeed(Channel channel, Way way) {
        if (ended) {
            channel.close();
        } else {
            ended = true;
            handedOver = true;
            caller.connected(channel, way);
        }
    }

    private void decline(TrackerError why) {
        if (!ended) {
            ended = true;
            caller.noWay(why);
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
