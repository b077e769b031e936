package dev.herald.adapter.http;

import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.TraceStep;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressWords;
import dev.herald.network.KeyPin;
import dev.herald.network.ProxyServer;
import dev.herald.network.Setback;
import dev.herald.network.TlsContext;
import dev.herald.network.Way;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.reactor.ssl.TlsDetails;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to one question, in words without its tracker's secrets. Makes nothing where nobody reads. */
final class Trail {

    static final Trail NONE = new Trail(Trace.NONE, Option.none());

    private static final Set<String> KNOWN_CODINGS = Set.of("gzip", "x-gzip", "deflate", "identity", "br", "zstd");

    private final Trace trace;
    private final Option<TrackerUrl> tracker;

    private Trail(Trace trace, Option<TrackerUrl> tracker) {
        this.trace = trace;
        this.tracker = tracker;
    }

    static Trail of(Trace trace, TrackerUrl tracker) {
        return trace.isOn() ? new Trail(trace, Option.some(tracker)) : NONE;
    }

    void queued() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Queued("all connections there may be are in use"));
        }
    }

    void reused() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Reused("a connection that was kept open"));
        }
    }

    void resolving(String host) {
        if (trace.isOn() && AddressWords.isName(host)) {
            trace.tell(new TraceStep.Resolving(host));
        }
    }

    void resolved(String host, List<Way> ways) {
        if (trace.isOn() && AddressWords.isName(host)) {
            trace.tell(new TraceStep.Resolved(Vector.ofAll(ways).map(way -> AddressWords.host(way.next()))));
        }
    }

    void connecting(Way way, int ofMany) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Connecting(AddressWords.hostAndPort(way.next()), ofMany));
        }
    }

    void connected(SocketAddress from) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.Connected(AddressWords.hostAndPort(from)));
        }
    }

    void fellBack(Way way, Setback why) {
        if (trace.isOn()) {
            trace.tell(
                    new TraceStep.AddressFailed(AddressWords.hostAndPort(way.next()), why.words(HttpFailures::words)));
        }
    }

    void proxyAsked(Option<ProxyServer> proxy) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.ProxyAsked(proxy.map(ProxyServer::toString).getOrElse("the proxy")));
        }
    }

    void proxyOpened() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.ProxyOpened());
        }
    }

    void secured(@Nullable TlsDetails tls) {
        @Nullable SSLSession session = tls == null ? null : tls.getSSLSession();
        if (trace.isOn() && session != null) {
            Option<X509Certificate> leaf = TlsContext.shownIn(session);
            trace.tell(TraceStep.Secured.by(
                    session.getProtocol(),
                    session.getCipherSuite(),
                    leaf,
                    leaf.map(KeyPin::of).map(KeyPin::toString)));
        }
    }

    void sent(RequestHead request, int time) {
        if (trace.isOn()) {
            String head = StandardCharsets.ISO_8859_1.decode(request.bytes()).toString();
            String line = head.substring(0, head.indexOf('\r')).replace(" HTTP/1.1", "");
            trace.tell(new TraceStep.Sent(discreet(line), head.length(), time));
        }
    }

    void firstByte() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.FirstByte());
        }
    }

    void answered(HttpAnswer answer) {
        if (trace.isOn()) {
            Option<String> coding = answer.contentEncoding()
                    .map(given -> given.toLowerCase(Locale.ROOT).strip())
                    .map(given -> KNOWN_CODINGS.contains(given) ? given : "one we do not know");
            trace.tell(new TraceStep.Answered(
                    answer.status(), coding, answer.body().length()));
        }
    }

    void foundClosed() {
        if (trace.isOn()) {
            trace.tell(new TraceStep.FoundClosed());
        }
    }

    void redirected(Destination next, int hop) {
        if (trace.isOn()) {
            String target = new String(next.target(), StandardCharsets.ISO_8859_1);
            trace.tell(new TraceStep.Redirected(discreet(next.origin().url() + target), hop));
        }
    }

    void askedAgain(String why) {
        if (trace.isOn()) {
            trace.tell(new TraceStep.AskedAgain(why));
        }
    }

    private String discreet(String words) {
        return tracker.map(url -> url.hideSecretsIn(words)).getOrElse(words);
    }
}
