package dev.herald.adapter.http;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.network.Network;
import dev.herald.network.ProxyServer;
import dev.herald.network.Visit;
import dev.herald.network.Way;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
 * The way to one open connection: the name is resolved, its addresses are tried in turn until one accepts (HTTP-T11), and where they
 * are needed a proxy opens its tunnel and TLS is agreed on. Ends with one call of the {@link Caller}, unless it is cancelled before.
 */
final class Dial {

    /** Whoever wants the connection. Called on threads of the gateway's. */
    interface Caller {
        /** How far it has come. */
        void reached(Stage stage);

        /** It is open, and now the caller's to close. */
        void connected(IOSession session, Way way);

        /** The last address that was tried, or what comes behind it, failed. */
        void notConnected(Throwable failure);

        /** There is no way there, or none that we may take. */
        void noWay(TrackerError why);

        /** The last address that was tried kept silent for so long. */
        void noAnswer(Duration after);
    }

    /** What it takes to dial. */
    record Means(Network network, Reactor reactor, Timers timers, RequestFormat format, HttpLimits limits) {

        boolean proxied() {
            return network.scope().proxy().isDefined();
        }

        /** Whether the proxy speaks HTTP with us; SOCKS has done its part before a connection counts as open. */
        boolean viaHttpProxy() {
            return network.scope().proxy().exists(ProxyServer::isHttp);
        }
    }

    private final Means means;
    private final Visit visit;
    private final Origin origin;
    private final Deadline deadline;
    private final Trail trail;
    private final Caller caller;
    private final Deque<Way> untried = new ArrayDeque<>();
    private @Nullable Future<IOSession> connecting;
    private Timers.@Nullable Timer timer;
    private @Nullable IOSession session;
    private @Nullable Way taken;
    private boolean ended;

    Dial(Means means, Destination destination, Deadline deadline, Trail trail, Caller caller) {
        this.means = means;
        this.visit = destination.visit();
        this.origin = destination.origin();
        this.deadline = deadline;
        this.trail = trail;
        this.caller = caller;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the caller hears of the end, in whatever way it comes
    void begin() {
        caller.reached(means.proxied() ? Stage.PROXY : Stage.RESOLVE);
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
        return means.network().scope().proxy().map(ProxyServer::host).getOrElse(origin.host());
    }

    private void resolved(List<Way> ways) {
        trail.resolved(host(), ways);
        untried.addAll(ways);
        caller.reached(means.proxied() ? Stage.PROXY : Stage.CONNECT);
        connect(untried.remove());
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    /** Gives up whatever is under way. The caller is not called any more. */
    void cancel() {
        Future<IOSession> attempt;
        IOSession opened;
        synchronized (this) {
            ended = true;
            attempt = connecting;
            opened = session;
        }
        stopWaiting();
        if (attempt != null) {
            attempt.cancel(true);
        }
        if (opened != null) {
            opened.close(CloseMode.IMMEDIATE);
        }
    }

    private void tryNext(Throwable lastFailure) {
        Way way = untried.poll();
        if (way == null) {
            fail(lastFailure);
        } else {
            connect(way);
        }
    }

    /** What the socket is bound to is looked up now: interfaces come and go. */
    private void connect(Way way) {
        way.source().peek(from -> connect(way, from.getOrNull())).peekLeft(gone -> {
            Way next = untried.poll();
            trail.addressFailed(way, gone);
            if (next == null) {
                decline(gone);
            } else {
                connect(next);
            }
        });
    }

    private void connect(Way way, @Nullable InetSocketAddress from) {
        try {
            begin(way, from, patience());
        } catch (IOReactorShutdownException closed) {
            fail(closed);
        }
    }

    private synchronized void begin(Way way, @Nullable InetSocketAddress from, Duration patience) {
        if (!ended) {
            trail.connecting(way, untried.size() + 1);
            taken = way;
            Future<IOSession> attempt = means.reactor()
                    .connect(origin, way, from, Timeout.of(patience.plusSeconds(1)), new Attempt(way, patience));
            connecting = attempt;
            timer = isWatched(patience) ? null : means.timers().after(patience, () -> attempt.cancel(true));
        }
    }

    /** A fair share of the time that is left, so that every address gets its turn. */
    private Duration patience() {
        Duration share = deadline.remaining().dividedBy(untried.size() + 1L);
        Duration most = means.limits().connectTimeout();
        return share.compareTo(most) < 0 ? share : most;
    }

    /** Whether the deadline itself ends this attempt, the last one. */
    private boolean isWatched(Duration patience) {
        return untried.isEmpty() && patience.compareTo(means.limits().connectTimeout()) < 0;
    }

    private synchronized void stopWaiting() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** One address being tried. */
    private final class Attempt implements FutureCallback<IOSession> {
        private final Way way;
        private final Duration patience;

        Attempt(Way way, Duration patience) {
            this.way = way;
            this.patience = patience;
        }

        @Override
        public void completed(IOSession opened) {
            stopWaiting();
            trail.connected(opened.getLocalAddress());
            Reactor.claim(opened);
            if (claim(opened)) {
                open(opened);
            } else {
                opened.close(CloseMode.IMMEDIATE);
            }
        }

        @Override
        public void failed(Exception failure) {
            stopWaiting();
            trail.addressFailed(way, failure);
            tryNext(failure);
        }

        @Override
        public void cancelled() {
            trail.addressSilent(way);
            if (untried.isEmpty()) {
                end(() -> caller.noAnswer(patience));
            } else {
                connect(untried.remove());
            }
        }
    }

    private synchronized boolean claim(IOSession opened) {
        session = ended ? session : opened;
        return !ended;
    }

    private void open(IOSession session) {
        if (!origin.secure()) {
            connected(session);
        } else if (means.viaHttpProxy()) {
            tunnel(session);
        } else {
            secure(session);
        }
    }

    private void tunnel(IOSession session) {
        trail.proxyAsked(means.network().scope().proxy());
        Tunnel tunnel = new Tunnel(means.format().tunnel(origin), (status, failure) -> {
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
        means.reactor().secure(session, origin, new FutureCallback<>() {
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
