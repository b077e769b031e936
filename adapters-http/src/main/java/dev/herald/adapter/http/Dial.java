package dev.herald.adapter.http;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.network.Alarms;
import dev.herald.network.Network;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.network.Race;
import dev.herald.network.Setback;
import dev.herald.network.Visit;
import dev.herald.network.Way;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The way to one open connection: the name is resolved, its addresses race for who accepts first (HTTP-T11), and where they are needed
 * a proxy opens its tunnel and TLS is agreed on. Ends with one call of the {@link Caller}, unless it is cancelled before.
 */
final class Dial implements Race.Course<IOSession> {

    /** Whoever wants the connection. Called on threads of the gateway's. */
    interface Caller {
        /** How far it has come. */
        void reached(Stage stage);

        /** It is open, and now the caller's to close. */
        void connected(IOSession session, Way way);

        /** No address accepted, or what comes behind failed. */
        void notConnected(Throwable failure);

        /** There is no way there, or none that we may take. */
        void noWay(TrackerError why);

        /** No address said anything for so long. */
        void noAnswer(Duration after);
    }

    /** What it takes to dial. */
    record Means(Network network, Reactor reactor, Alarms alarms, RequestFormat format, HttpLimits limits) {

        /** The part of the network that a visit stays in. */
        NetworkScope scopeOf(Visit visit) {
            return network.scopeOf(visit.url());
        }
    }

    private final Means means;
    private final Visit visit;
    private final NetworkScope scope;
    private final Origin origin;
    private final Deadline deadline;
    private final Trail trail;
    private final Caller caller;
    private @Nullable Race<IOSession> race;
    private @Nullable IOSession session;
    private @Nullable Way taken;
    private boolean ended;

    Dial(Means means, Destination destination, Deadline deadline, Trail trail, Caller caller) {
        this.means = means;
        this.visit = destination.visit();
        this.scope = means.scopeOf(visit);
        this.origin = destination.origin();
        this.deadline = deadline;
        this.trail = trail;
        this.caller = caller;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the caller hears of the end, in whatever way it comes
    void begin() {
        caller.reached(scope.proxy().isDefined() ? Stage.PROXY : Stage.RESOLVE);
        trail.resolving(host());
        means.network()
                .waysTo(visit)
                .thenAccept(found -> found.peek(this::resolved).peekLeft(this::decline))
                .exceptionally(failure -> {
                    fail(unwrapped(failure));
                    return null;
                });
    }

    /** Whose addresses are looked up. */
    private String host() {
        return scope.proxy().map(ProxyServer::host).getOrElse(origin.host());
    }

    private void resolved(List<Way> ways) {
        trail.resolved(host(), ways);
        Race<IOSession> fresh = new Race<>(ways, means.limits().connectTimeout(), deadline.remaining(), this);
        synchronized (this) {
            if (ended) {
                return;
            }
            race = fresh;
        }
        caller.reached(scope.proxy().isDefined() ? Stage.PROXY : Stage.CONNECT);
        fresh.begin();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    /** Gives up whatever is under way. The caller is not called any more. */
    void cancel() {
        Race<IOSession> running;
        IOSession opened;
        synchronized (this) {
            ended = true;
            running = race;
            opened = session;
        }
        if (running != null) {
            running.cancel();
        }
        if (opened != null) {
            means.network().lastWords().close(taken, opened.getLocalAddress(), () -> opened.close(CloseMode.IMMEDIATE));
        }
    }

    @Override
    public Runnable connect(Way way, Option<InetSocketAddress> from, int left, Race.Lane<IOSession> lane) {
        trail.connecting(way, left);
        try {
            Future<IOSession> attempt =
                    means.reactor().connect(origin, way, from.getOrNull(), longest(), new Attempt(lane));
            return () -> attempt.cancel(true);
        } catch (IOReactorShutdownException closed) {
            lane.failed(closed);
            return () -> {};
        }
    }

    /** When the library may free the socket by itself: we have given it up by then. */
    private Timeout longest() {
        return Timeout.of(means.limits().connectTimeout().plusSeconds(1));
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        return means.alarms().set(delay.toNanos(), task)::cancel;
    }

    @Override
    public void fellBack(Way way, Setback why) {
        trail.fellBack(way, why);
    }

    @Override
    public void won(IOSession opened, Way way) {
        trail.connected(opened.getLocalAddress());
        Reactor.claim(opened);
        means.network().proved(visit, way);
        if (claim(opened, way)) {
            open(opened, way);
        } else {
            opened.close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void lost(Setback why) {
        if (why instanceof Setback.Failed failed) {
            fail(failed.cause());
        } else if (why instanceof Setback.NoWayOut closed) {
            decline(closed.why());
        } else if (why instanceof Setback.Silent silent) {
            end(() -> caller.noAnswer(silent.after()));
        }
    }

    /** One address being tried. */
    private record Attempt(Race.Lane<IOSession> lane) implements FutureCallback<IOSession> {
        @Override
        public void completed(IOSession opened) {
            if (!lane.open(opened)) {
                opened.close(CloseMode.IMMEDIATE);
            }
        }

        @Override
        public void failed(Exception failure) {
            lane.failed(failure);
        }

        @Override
        public void cancelled() {
            lane.failed(new IOException("the connection was given up"));
        }
    }

    private synchronized boolean claim(IOSession opened, Way way) {
        if (!ended) {
            session = opened;
            taken = way;
        }
        return !ended;
    }

    /** An HTTP proxy waits to be told where to; SOCKS has done its part before a connection counts as open. */
    private void open(IOSession session, Way way) {
        if (!origin.secure()) {
            connected(session);
        } else if (way.isThroughHttpProxy()) {
            tunnel(session, way);
        } else {
            secure(session);
        }
    }

    private void tunnel(IOSession session, Way way) {
        trail.proxyAsked(way.proxy());
        Tunnel tunnel = new Tunnel(means.format().through(way.proxy()).tunnel(origin), (status, failure) -> {
            if (status / 100 == 2) {
                trail.proxyOpened();
                secure(session);
            } else {
                session.close(CloseMode.IMMEDIATE);
                fail(failure != null ? failure : new IOException("the proxy answered with status " + status));
            }
        });
        session.enqueue(new RequestExecutionCommand(tunnel, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    private void secure(IOSession session) {
        caller.reached(Stage.SECURE);
        means.reactor().secure(session, origin, scope, new FutureCallback<>() {
            @Override
            public void completed(TransportSecurityLayer secured) {
                trail.secured(secured.getTlsDetails());
                connected(session);
            }

            @Override
            public void failed(Exception failure) {
                session.close();
                fail(failure);
            }

            @Override
            public void cancelled() {
                failed(new IOException("TLS was given up"));
            }
        });
    }

    private void connected(IOSession session) {
        Way way = Objects.requireNonNull(taken, "a session has come some way");
        end(() -> caller.connected(session, way));
    }

    private void fail(Throwable failure) {
        end(() -> caller.notConnected(failure));
    }

    private void decline(TrackerError why) {
        end(() -> caller.noWay(why));
    }

    private void end(Runnable lastWord) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        lastWord.run();
    }
}
