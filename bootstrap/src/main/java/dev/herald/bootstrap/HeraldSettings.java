package dev.herald.bootstrap;

import dev.herald.adapter.http.HttpOptions.AddressFamilies;
import dev.herald.adapter.http.ProxyServer;
import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.application.client.LoggingObserver;
import dev.herald.application.port.PeerSignalling;
import dev.herald.application.port.TrackerObserver;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.security.cert.X509Certificate;

/**
 * How a {@link Herald} is wired. Start from {@link #defaults()}; immutable.
 *
 * @param userAgent the name it goes by towards trackers, visible ASCII; private trackers keep lists of them (HTTP-T7)
 * @param families the IP versions trackers are reached over
 * @param localAddress the local address connections and packets come from
 * @param proxy the proxy every connection goes through; trackers over UDP are blocked then, because it cannot take them
 * @param trustedAuthorities certificates to be trusted beside those that Java trusts
 * @param isInsecure whether any certificate is good enough: whoever sits in between reads and changes everything then
 * @param observer is told of every answer
 * @param signalling exchanges WebRTC offers and answers with peers at WebSocket trackers
 * @param offers how many offers an announce to a WebSocket tracker carries at most, 0 to 10
 */
public record HeraldSettings(
        Option<String> userAgent,
        AddressFamilies families,
        Option<InetAddress> localAddress,
        Option<ProxyServer> proxy,
        Seq<X509Certificate> trustedAuthorities,
        boolean isInsecure,
        TrackerObserver observer,
        PeerSignalling signalling,
        int offers) {

    /** IPv4 and IPv6, no proxy, certificates checked against those that Java trusts, answers logged at level DEBUG. */
    public static HeraldSettings defaults() {
        return new HeraldSettings(
                Option.none(),
                AddressFamilies.BOTH,
                Option.none(),
                Option.none(),
                Vector.empty(),
                false,
                new LoggingObserver(),
                PeerSignalling.NONE,
                WebSocketOptions.DEFAULT_OFFERS);
    }

    /** The same under another name. */
    public HeraldSettings withUserAgent(String name) {
        return new HeraldSettings(
                Option.some(name),
                families,
                localAddress,
                proxy,
                trustedAuthorities,
                isInsecure,
                observer,
                signalling,
                offers);
    }

    /** The same over these IP versions only. */
    public HeraldSettings withFamilies(AddressFamilies other) {
        return new HeraldSettings(
                userAgent, other, localAddress, proxy, trustedAuthorities, isInsecure, observer, signalling, offers);
    }

    /** The same from this local address. */
    public HeraldSettings withLocalAddress(InetAddress address) {
        return new HeraldSettings(
                userAgent,
                families,
                Option.some(address),
                proxy,
                trustedAuthorities,
                isInsecure,
                observer,
                signalling,
                offers);
    }

    /** The same through this proxy, and never around it. */
    public HeraldSettings withProxy(ProxyServer server) {
        return new HeraldSettings(
                userAgent,
                families,
                localAddress,
                Option.some(server),
                trustedAuthorities,
                isInsecure,
                observer,
                signalling,
                offers);
    }

    /** The same trusting these certificates too. */
    public HeraldSettings withTrustedAuthorities(Iterable<X509Certificate> authorities) {
        return new HeraldSettings(
                userAgent,
                families,
                localAddress,
                proxy,
                Vector.ofAll(authorities),
                isInsecure,
                observer,
                signalling,
                offers);
    }

    /** The same accepting any certificate for any host. */
    public HeraldSettings insecure() {
        return new HeraldSettings(
                userAgent, families, localAddress, proxy, trustedAuthorities, true, observer, signalling, offers);
    }

    /** The same with somebody else who is told of every answer. */
    public HeraldSettings observedBy(TrackerObserver other) {
        return new HeraldSettings(
                userAgent, families, localAddress, proxy, trustedAuthorities, isInsecure, other, signalling, offers);
    }

    /** The same with somebody who exchanges offers and answers with peers at WebSocket trackers, so many offers an announce. */
    public HeraldSettings withSignalling(PeerSignalling caller, int offersAnAnnounce) {
        return new HeraldSettings(
                userAgent,
                families,
                localAddress,
                proxy,
                trustedAuthorities,
                isInsecure,
                observer,
                caller,
                offersAnAnnounce);
    }
}
