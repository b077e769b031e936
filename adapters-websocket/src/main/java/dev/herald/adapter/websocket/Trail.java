package dev.herald.adapter.websocket;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.network.AddressWords;
import dev.herald.network.KeyPin;
import dev.herald.network.ProxyServer;
import dev.herald.network.Setback;
import dev.herald.network.TlsContext;
import dev.herald.network.Way;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
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
        if (isOn() && AddressWords.isName(host)) {
            tell(new TraceStep.Resolving(host));
        }
    }

    void resolved(String host, List<Way> ways) {
        if (isOn() && AddressWords.isName(host)) {
            tell(new TraceStep.Resolved(Vector.ofAll(ways).map(way -> AddressWords.host(way.next()))));
        }
    }

    void connecting(Way way, int ofMany) {
        if (isOn()) {
            tell(new TraceStep.Connecting(AddressWords.hostAndPort(way.next()), ofMany));
        }
    }

    void connected(SocketAddress from) {
        if (isOn()) {
            tell(new TraceStep.Connected(AddressWords.hostAndPort(from)));
        }
    }

    void fellBack(Way way, Setback why) {
        if (isOn()) {
            tell(new TraceStep.AddressFailed(AddressWords.hostAndPort(way.next()), why.words(SocketFailures::words)));
        }
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
            Option<X509Certificate> leaf = TlsContext.shownIn(session);
            tell(TraceStep.Secured.by(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    leaf,
                    leaf.map(KeyPin::of).map(KeyPin::toString)));
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
}
