package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import dev.herald.network.LocalSide;
import dev.herald.network.TlsContext;
import dev.herald.network.Way;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A WebSocket made by Netty, from the name of its host to its end. Everything happens on its event loop. */
final class NettyLine implements Line, Upgrade.End, Frames.Ending {

    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEAD = 16 * 1_024;
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final TrackerUrl tracker;
    private final NettyMeans means;
    private final EventLoop loop;
    private final Listener listener;
    private final Future<?> deadline;
    private final Dial dial;
    private @Nullable Channel channel;
    private Stage stage = Stage.RESOLVE;
    private BooleanSupplier inScope = () -> true;
    private BooleanSupplier isLost = () -> false;
    private boolean open;
    private boolean ended;

    NettyLine(TrackerUrl tracker, AddressFamilies over, NettyMeans means, EventLoop loop, Listener listener) {
        this.tracker = tracker;
        this.means = means;
        this.loop = loop;
        this.listener = listener;
        Duration patience = means.options().connectTimeout();
        this.deadline =
                loop.schedule(() -> end(new TimedOut(patience, stage)), patience.toNanos(), TimeUnit.NANOSECONDS);
        this.dial = new Dial(tracker, over, means, loop, listener.trail(), new Dial.Caller() {
            @Override
            public void reached(Stage reached) {
                NettyLine.this.reached(reached);
            }

            @Override
            public void connected(Channel connected, Way way) {
                NettyLine.this.connected(connected, way);
            }

            @Override
            public void notConnected(Throwable failure) {
                failed(failure);
            }

            @Override
            public void noWay(TrackerError why) {
                end(why);
            }
        });
        loop.execute(dial::begin);
    }

    private void reached(Stage reached) {
        stage = reached;
        if (!ended) {
            listener.reached(reached);
        }
    }

    // ---- from a connection to a WebSocket

    private void connected(Channel connected, Way way) {
        if (ended) {
            connected.close();
            return;
        }
        channel = connected;
        if (way.from().isBounded() && connected.localAddress() instanceof InetSocketAddress bound) {
            watch(way, bound.getAddress(), connected);
        }
        if (tracker.scheme() == TrackerScheme.WSS) {
            secure(connected);
        } else {
            upgrade(connected);
        }
    }

    /** Looks after the interface that the socket goes over: nothing is sent while it is down, and once it is gone that is the end. */
    private void watch(Way way, InetAddress bound, Channel watched) {
        LocalSide from = way.from();
        inScope = () -> from.permits(bound, way.next().getAddress());
        isLost = () -> from.hasLost(bound);
        Future<?> watching = loop.scheduleAtFixedRate(() -> look(watched), 1, 1, TimeUnit.SECONDS);
        watched.closeFuture().addListener(closed -> watching.cancel(false));
    }

    private void look(Channel watched) {
        if (ended) {
            part(watched);
        } else if (isLost.getAsBoolean()) {
            end(new Unreachable(stage, "the local address that the connection came from is gone"));
        }
    }

    /**
     * Closes it, unless the word that this sends to the other side would leave the scope: then it stays for a while, silent. Should the
     * process end first, it breaks off, which is one segment, instead of a farewell that the system repeats until somebody answers.
     */
    private void part(Channel ending) {
        if (!ending.isOpen()) {
            return; // the other side was first: there is nothing to say, and no option to set
        }
        if (inScope.getAsBoolean() || isLost.getAsBoolean()) {
            ending.close();
        } else {
            ending.config().setAutoRead(false);
            ending.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    private void secure(Channel connected) {
        reached(Stage.SECURE);
        means.tls(tracker)
                .whenComplete((context, bug) -> loop.execute(() -> {
                    if (bug != null) {
                        failed(bug);
                    } else if (!ended) {
                        SslHandler tls = new SslHandler(engine(context));
                        // The deadline of the whole watches over it.
                        tls.setHandshakeTimeoutMillis(0);
                        connected.pipeline().addLast(tls, new Failures(this::failed));
                        tls.handshakeFuture().addListener(done -> secured(connected, context, tls, done.cause()));
                    }
                }));
    }

    /** One end of TLS with the tracker, whose name the certificate has to be for. */
    private SSLEngine engine(TlsContext context) {
        SSLEngine engine = context.java().createSSLEngine(tracker.host(), tracker.port());
        engine.setUseClientMode(true);
        if (context.looksAtNames()) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    private void secured(Channel connected, TlsContext context, SslHandler tls, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                context.check(tls.engine().getSession());
                listener.trail().secured(tls.engine().getSession());
                upgrade(connected);
            } else {
                failed(failure);
            }
        } catch (SSLException untimely) {
            failed(untimely);
        }
    }

    private void upgrade(Channel connected) {
        if (ended) {
            return;
        }
        reached(Stage.RECEIVE);
        UpgradeRequest request = new UpgradeRequest(
                tracker, means.options().userAgent(), means.options().random());
        connected
                .pipeline()
                .addLast(new HttpClientCodec(LONGEST_LINE, LONGEST_HEAD, LONGEST_HEAD))
                .addLast(new Upgrade(request, this));
        // Later, as TLS closes before it says what is wrong.
        connected.closeFuture().addListener(closed -> loop.execute(this::closed));
        listener.trail().upgrading(request);
        connected.writeAndFlush(request.http());
    }

    @Override
    public void upgraded() {
        Channel connected = channel;
        if (ended || connected == null) {
            return;
        }
        listener.trail().answered(Upgrade.SWITCHING);
        ChannelPipeline pipeline = connected.pipeline();
        pipeline.remove(Upgrade.class);
        HttpClientCodec codec = pipeline.get(HttpClientCodec.class);
        codec.removeOutboundHandler();
        pipeline.addLast(new FrameSieve())
                .addLast(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(MessageReader.LONGEST_MESSAGE)
                        .expectMaskedFrames(false)
                        .allowExtensions(false)
                        // It would close before it says what is wrong.
                        .closeOnProtocolViolation(false)
                        // Text is read by the JSON parser, which looks at every byte anyway.
                        .withUTF8Validator(false)
                        .build()))
                .addLast(new WebSocket13FrameEncoder(true))
                .addLast(new WebSocketFrameAggregator(MessageReader.LONGEST_MESSAGE))
                .addLast(new Frames(listener, this));
        deadline.cancel(false);
        open = true;
        listener.opened();
        // Later, as the decoder is still at work on what came with the answer.
        loop.execute(() -> {
            if (pipeline.get(HttpClientCodec.class) != null) {
                pipeline.remove(codec);
            }
        });
    }

    // ---- its end

    @Override
    public void refused(TrackerError why) {
        if (why instanceof TrackerError.Refused refusal) {
            refusal.status().forEach(listener.trail()::answered);
        }
        end(Discretion.about(tracker, why));
    }

    @Override
    public void closed() {
        end(new Unreachable(stage, "the other side closed the connection"));
    }

    @Override
    public void failed(Throwable failure) {
        SocketFailures.classify(failure, stage).peek(this::end).onEmpty(() -> {
            if (finish()) {
                listener.broken(failure);
            }
        });
    }

    private void end(TrackerError why) {
        if (finish()) {
            listener.gone(why);
        }
    }

    /** Frees everything at once; whether there was something to end. */
    private boolean finish() {
        if (ended) {
            return false;
        }
        ended = true;
        deadline.cancel(false);
        dial.cancel();
        if (channel != null) {
            part(channel);
        }
        return true;
    }

    /** A WebSocket that is open gets a word of farewell, and a second to take it. */
    @Override
    public void close() {
        Channel connected = channel;
        if (!ended && open && connected != null && inScope.getAsBoolean()) {
            ended = true;
            connected.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
            Future<?> force = loop.schedule(() -> connected.close(), LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
            connected.closeFuture().addListener(closed -> force.cancel(false));
        } else {
            finish();
        }
    }

    // ---- its use

    @Override
    public boolean mayAnswer() {
        return inScope.getAsBoolean();
    }

    @Override
    public boolean hasRoom() {
        return open && !ended && channel != null && channel.isWritable();
    }

    @Override
    public void send(String message) {
        if (open && !ended && channel != null && stayedInScope()) {
            channel.writeAndFlush(new TextWebSocketFrame(message));
        }
    }

    private boolean stayedInScope() {
        boolean stayed = inScope.getAsBoolean();
        if (!stayed) {
            end(new Unreachable(stage, "the interface that the connection came from is down"));
        }
        return stayed;
    }

    @Override
    public void ping() {
        if (open && !ended && channel != null && stayedInScope()) {
            channel.writeAndFlush(new PingWebSocketFrame());
        }
    }
}
