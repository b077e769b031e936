package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.ProxyServer;
import dev.herald.network.Race;
import dev.herald.network.Setback;
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
import io.netty.util.concurrent.Future;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to one connection: the name is resolved, its addresses race for who accepts first, and where there is a proxy it opens the
 * way. Ends with one call of the {@link Caller}, unless it is cancelled before.
 */
final class Dial implements Race.Course<Dial.Reached> {

    private static final WriteBufferWaterMark ROOM = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    /** Whoever wants the connection. Called on the event loop. */
    interface Caller {
        /** How far it has come. */
        void reached(Stage stage);

        /** It is open, and now the caller's to close. */
        void connected(Channel channel, Way way);

        /** No address accepted, or the proxy failed. */
        void notConnected(Throwable failure);

        /** There is no way there, or none that we may take. */
        void noWay(TrackerError why);
    }

    /** An address that accepted, and whatever leads on from there. */
    record Reached(Channel channel, Option<ProxyHandler> through) {}

    private final TrackerUrl tracker;
    private final AddressFamilies over;
    private final NettyMeans means;
    private final EventLoop loop;
    private final Trail trail;
    private final Caller caller;
    private @Nullable Race<Reached> race;
    private @Nullable Channel reached;
    private boolean ended;
    private boolean handedOver;

    Dial(TrackerUrl tracker, AddressFamilies over, NettyMeans means, EventLoop loop, Trail trail, Caller caller) {
        this.tracker = tracker;
        this.over = over;
        this.means = means;
        this.loop = loop;
        this.trail = trail;
        this.caller = caller;
    }

    private Option<ProxyServer> proxy() {
        return means.scopeOf(tracker).proxy();
    }

    private boolean isProxied() {
        return proxy().isDefined();
    }

    void begin() {
        if (ended) {
            return;
        }
        caller.reached(isProxied() ? Stage.PROXY : Stage.RESOLVE);
        trail.resolving(host());
        try {
            means.network()
                    .waysTo(Visit.to(tracker).over(over))
                    .whenComplete((found, bug) -> loop.execute(() -> found(found, bug)));
        } catch (RuntimeException bug) {
            fail(bug);
        }
    }

    private void found(@Nullable Either<TrackerError, List<Way>> found, @Nullable Throwable bug) {
        if (found != null) {
            found.peek(this::resolved).peekLeft(this::decline);
        } else if (bug != null) {
            fail(bug);
        }
    }

    /** Whose addresses are looked up. */
    private String host() {
        return proxy().map(ProxyServer::host).getOrElse(tracker.host());
    }

    private void resolved(List<Way> ways) {
        if (ended) {
            return;
        }
        trail.resolved(host(), ways);
        caller.reached(isProxied() ? Stage.PROXY : Stage.CONNECT);
        // Whoever waits for the line ends the race in time.
        Duration whole = means.options().connectTimeout();
        Race<Reached> fresh = new Race<>(ways, whole, whole, this);
        race = fresh;
        fresh.begin();
    }

    @Override
    public Runnable connect(Way way, Option<InetSocketAddress> from, int left, Race.Lane<Reached> lane) {
        Option<ProxyHandler> through = way.proxy().map(server -> ProxyHandlers.through(server, way.next()));
        // The deadline of the whole watches over the proxy.
        through.forEach(handler -> handler.setConnectTimeoutMillis(0));
        trail.connecting(way, left);
        Bootstrap bootstrap = bootstrap(through);
        ChannelFuture attempt = from.map(local -> bootstrap.connect(way.tracker(), local))
                .getOrElse(() -> bootstrap.connect(way.tracker()));
        attempt.addListener(done -> {
            if (!done.isSuccess()) {
                lane.failed(done.cause());
            } else if (!lane.open(new Reached(attempt.channel(), through))) {
                attempt.channel().close();
            }
        });
        return () -> {
            attempt.cancel(true);
            attempt.channel().close();
        };
    }

    private Bootstrap bootstrap(Option<ProxyHandler> through) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, ROOM)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        means.options().connectTimeout().toMillis())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        through.forEach(handler ->
                                channel.pipeline().addLast(handler, new Failures(caught -> failedOn(channel, caught))));
                    }
                });
    }

    /** What befalls those that are still racing the race hears of by itself. */
    private void failedOn(Channel channel, Throwable caught) {
        if (channel.equals(reached)) {
            fail(caught);
        }
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        Future<?> waiting = loop.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    @Override
    public void fellBack(Way way, Setback why) {
        trail.fellBack(way, why);
    }

    @Override
    public void won(Reached there, Way way) {
        Channel channel = there.channel();
        reached = channel;
        trail.connected(channel.localAddress());
        means.network().proved(Visit.to(tracker).over(over), way);
        there.through().peek(handler -> awaitProxy(channel, way, handler)).onEmpty(() -> succeed(channel, way));
    }

    @Override
    public void lost(Setback why) {
        if (why instanceof Setback.Failed failed) {
            fail(failed.cause());
        } else if (why instanceof Setback.NoWayOut closed) {
            decline(closed.why());
        } else if (why instanceof Setback.Silent silent) {
            decline(new TimedOut(silent.after(), isProxied() ? Stage.PROXY : Stage.CONNECT));
        }
    }

    private void awaitProxy(Channel channel, Way way, ProxyHandler through) {
        way.proxy().forEach(trail::proxyAsked);
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
        if (race != null) {
            race.cancel();
        }
        if (reached != null && !handedOver) {
            reached.close();
        }
    }
}
