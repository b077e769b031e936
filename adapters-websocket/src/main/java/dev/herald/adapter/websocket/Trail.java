package dev.herald.adapter.websocket;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.domain.peer.IpAddress;
import dev.herald.network.KeyPin;
import dev.herald.network.ProxyServer;
import dev.herald.network.Setback;
import dev.herald.network.Way;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Writes down what happens to the socket of a conversation, for the questions on it that somebody follows. Makes nothing where nobody
 * does. Belongs to the conversation's loop.
 */
final class Trail {

    private final List<Trace> followed = new ArrayList<>(0);

    /** From now on this question is on the way. */
    void begin(Trace trace) {
        if (trace.isOn()) {
            followed.add(trace);
        }
    }

    /** It is no longer. */
    void end(Trace trace) {
        if (trace.isOn()) {
            followed.remove(trace);
        }
    }

    private boolean isOn() {
        return !followed.isEmpty();
    }

    private void tell(TraceStep step) {
        followed.forEach(trace -> trace.tell(step));
    }

    void resolving(String host) {
        if (isOn() && IpAddress.parse(host).isEmpty()) {
            tell(new TraceStep.Resolving(host));
        }
    }

    void resolved(String host, List<Way> ways) {
        if (isOn() && IpAddress.parse(host).isEmpty()) {
            tell(new TraceStep.Resolved(Vector.ofAll(ways).map(way -> host(way.next()))));
        }
    }

    void connecting(Way way, int ofMany) {
        if (isOn()) {
            tell(new TraceStep.Connecting(words(way.next()), ofMany));
        }
    }

    void connected(SocketAddress from) {
        if (isOn()) {
            tell(new TraceStep.Connected(words(from)));
        }
    }

    void fellBack(Way way, Setback why) {
        if (isOn()) {
            tell(new TraceStep.AddressFailed(words(way.next()), words(why)));
        }
    }

    private static String words(Setback why) {
        if (why instanceof Setback.Failed failed) {
            return SocketFailures.words(failed.cause());
        }
        if (why instanceof Setback.NoWayOut closed) {
            return SocketFailures.words(closed.why());
        }
        return why instanceof Setback.Silent ? "no answer" : "another address was open first";
    }

    void proxyAsked(ProxyServer proxy) {
        if (isOn()) {
            tell(new TraceStep.ProxyAsked(proxy.toString()));
        }
    }

    void proxyOpened() {
        if (isOn()) {
            tell(new TraceStep.ProxyOpened());
        }
    }

    void secured(SSLSession session) {
        if (isOn()) {
            Option<X509Certificate> leaf = leaf(session);
            tell(TraceStep.Secured.by(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    leaf,
                    leaf.map(KeyPin::of).map(KeyPin::toString)));
        }
    }

    private static Option<X509Certificate> leaf(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate leaf ? Option.some(leaf) : Option.none();
        } catch (SSLPeerUnverifiedException nameless) {
            return Option.none();
        }
    }

    void upgrading(UpgradeRequest request) {
        if (isOn()) {
            tell(new TraceStep.Sent(request.line(), request.bytes(), 1));
        }
    }

    void answered(int status) {
        if (isOn()) {
            tell(new TraceStep.Answered(status, Option.none(), 0));
        }
    }

    private static String words(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet)) {
            return String.valueOf(address);
        }
        String host = host(inet);
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
    }

    private static String host(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : IpAddress.of(address.getAddress().getAddress()).toString();
    }
}
