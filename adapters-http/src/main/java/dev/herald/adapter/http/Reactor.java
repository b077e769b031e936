package dev.herald.adapter.http;

import dev.herald.network.DaemonThreads;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.network.Way;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOReactorStatus;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The threads that own the sockets: opens connections within a network scope, and secures them. */
final class Reactor {

    private static final int MOST_THREADS = 4;

    /** What nobody has claimed after this time, such as a connection that came about while it was cancelled, is closed. */
    private static final Timeout UNCLAIMED = Timeout.ofSeconds(30);

    /** No tracker needs HTTP/2. */
    private static final TlsConfig HTTP_1 =
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build();

    private final DaemonThreads threads;
    private final Map<Option<Socks>, DefaultConnectingIOReactor> engines = new HashMap<>();
    private final Map<NetworkScope, TlsStrategy> strategies = new HashMap<>();
    private boolean closed;

    /** A SOCKS proxy, whom we are to it included, at one of its addresses. */
    private record Socks(ProxyServer server, InetSocketAddress address) {
        static Option<Socks> on(Way way) {
            return way.proxy().filter(server -> !server.isHttp()).map(server -> new Socks(server, way.next()));
        }
    }

    Reactor(DaemonThreads threads) {
        this.threads = threads;
    }

    /** The engine knows one SOCKS proxy from its start, so there is one for each address of the proxy that was ever used. */
    private synchronized DefaultConnectingIOReactor engine(Option<Socks> socks) {
        if (closed) {
            throw new IOReactorShutdownException("closed");
        }
        return engines.compute(socks, (through, known) -> {
            if (known != null && !isOver(known)) {
                return known;
            }
            if (known != null) {
                known.close(CloseMode.IMMEDIATE);
            }
            return start(socks);
        });
    }

    private DefaultConnectingIOReactor start(Option<Socks> socks) {
        DefaultConnectingIOReactor engine =
                new DefaultConnectingIOReactor(new HttpWire(), config(socks), threads, null, null, null, null);
        engine.start();
        return engine;
    }

    /** An {@code Error} on one of its threads, such as the lack of memory, ends an engine with all its connections. */
    private static boolean isOver(DefaultConnectingIOReactor engine) {
        return engine.getStatus().compareTo(IOReactorStatus.ACTIVE) > 0;
    }

    private static IOReactorConfig config(Option<Socks> socks) {
        IOReactorConfig.Builder config = IOReactorConfig.custom()
                .setIoThreadCount(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()))
                .setSoTimeout(UNCLAIMED);
        socks.forEach(through -> config.setSocksProxyAddress(through.address()));
        socks.flatMap(through -> through.server().credentials())
                .forEach(user -> config.setSocksProxyUsername(user.user()).setSocksProxyPassword(user.password()));
        return config.build();
    }

    /**
     * Opens a connection, through the SOCKS proxy if there is one. Cancelling the future frees the socket at once; what it
     * completes with has to be claimed or closed.
     */
    Future<IOSession> connect(
            Origin origin,
            Way way,
            @Nullable InetSocketAddress from,
            Timeout timeout,
            FutureCallback<IOSession> callback) {
        Option<Socks> socks = Socks.on(way);
        InetSocketAddress address = socks.isDefined() ? way.tracker() : way.next();
        try {
            return engine(socks).connect(origin, address, from, timeout, null, callback);
        } catch (IOReactorShutdownException over) {
            // Until a thread that ended is asked for the next connection, its engine does not know.
            return engine(socks).connect(origin, address, from, timeout, null, callback);
        }
    }

    /** Takes a connection over: from now on only our own timers watch it. */
    static void claim(IOSession session) {
        session.setSocketTimeout(Timeout.DISABLED);
    }

    /** Begins TLS with {@code origin} on an open connection and checks who answers, as the scope says whom to believe. */
    void secure(
            IOSession session, Origin origin, NetworkScope within, FutureCallback<TransportSecurityLayer> callback) {
        strategy(within.withTrust(within.trust().towards(origin.host())))
                .upgrade((TransportSecurityLayer) session, origin, HTTP_1, null, callback);
    }

    /** One for each scope and trust, made when the first tracker needs it: reading Java's certificates takes a while. */
    private synchronized TlsStrategy strategy(NetworkScope within) {
        return strategies.computeIfAbsent(within, scope -> SecureStrategy.of(scope.trust()));
    }

    synchronized void close() {
        closed = true;
        engines.values().forEach(engine -> engine.close(CloseMode.IMMEDIATE));
    }
}
