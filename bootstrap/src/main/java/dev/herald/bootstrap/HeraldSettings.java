package dev.herald.bootstrap;

import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.application.client.LoggingObserver;
import dev.herald.application.port.PeerSignalling;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.FamilyPolicies;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.network.AddressFamilies;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;

/**
 * How a {@link Herald} is wired. Start from {@link #defaults()}; immutable.
 *
 * @param userAgent the name it goes by towards trackers, visible ASCII; private trackers keep lists of them (HTTP-T7)
 * @param network the part of the network that everything stays in, over every transport; the shorter {@code with} methods change it
 * @param observer is told of every answer
 * @param tracer follows questions step by step, and costs nothing where it follows none
 * @param signalling exchanges WebRTC offers and answers with peers at WebSocket trackers
 * @param offers how many offers an announce to a WebSocket tracker carries at most, 0 to 10
 * @param eachFamily whether announces go over the IP versions that their {@link FamilyPolicy} means; if not,
 *     each goes once, over whichever is open first
 * @param policies which of these policies holds at trackers that have their own
 */
public record HeraldSettings(
        Option<String> userAgent,
        NetworkScope network,
        TrackerObserver observer,
        Tracer tracer,
        PeerSignalling signalling,
        int offers,
        boolean eachFamily,
        FamilyPolicies policies) {

    /** IPv4 and IPv6, no proxy, certificates checked against those that Java trusts, answers logged at level DEBUG. */
    public static HeraldSettings defaults() {
        return new HeraldSettings(
                Option.none(),
                NetworkScope.anywhere(),
                new LoggingObserver(),
                Tracer.NONE,
                PeerSignalling.NONE,
                WebSocketOptions.DEFAULT_OFFERS,
                true,
                FamilyPolicies.none());
    }

    /** The same under another name. */
    public HeraldSettings withUserAgent(String name) {
        return new HeraldSettings(
                Option.some(name), network, observer, tracer, signalling, offers, eachFamily, policies);
    }

    /** The same within this part of the network. */
    public HeraldSettings withNetwork(NetworkScope scope) {
        return new HeraldSettings(userAgent, scope, observer, tracer, signalling, offers, eachFamily, policies);
    }

    /** The same over these IP versions only. */
    public HeraldSettings withFamilies(AddressFamilies families) {
        return withNetwork(network.withFamilies(families));
    }

    /** The same asking every question once, over whichever IP version is open first of those that it may go over. */
    public HeraldSettings overAnyFamily() {
        return new HeraldSettings(userAgent, network, observer, tracer, signalling, offers, false, policies);
    }

    /**
     * The same telling one tracker of all torrents, private ones too, over these IP versions: see {@link FamilyPolicies}, also for what
     * becomes of announces that name one themselves. This is about announces; {@link #withException} keeps everything that goes to a
     * tracker, scrapes too, to one IP version.
     *
     * @param host a name or an address, with a port or for all of them; throws for anything else
     */
    public HeraldSettings withFamilyPolicy(String host, FamilyPolicy policy) {
        return new HeraldSettings(
                userAgent, network, observer, tracer, signalling, offers, eachFamily, policies.at(host, policy));
    }

    /** The same from this local address. */
    public HeraldSettings withLocalAddress(InetAddress address) {
        return withNetwork(network.withLocalAddress(address));
    }

    /** The same from this interface, such as {@code tun0}, whatever addresses it has; while it is gone or down, nothing is sent. */
    public HeraldSettings withInterface(String name) {
        return withNetwork(network.withInterface(name));
    }

    /** The same through this proxy, and never around it. */
    public HeraldSettings withProxy(ProxyServer server) {
        return withNetwork(network.withProxy(server));
    }

    /**
     * The same but for one tracker, such as {@code withException("tracker.lan", scope -> scope.withoutProxy())}; see
     * {@link NetworkScope#withException}.
     */
    public HeraldSettings withException(String host, UnaryOperator<NetworkScope> different) {
        return withNetwork(network.withException(host, different));
    }

    /** The same trusting these certificates too. */
    public HeraldSettings withTrustedAuthorities(Iterable<X509Certificate> authorities) {
        return withNetwork(
                network.withTrustedCertificates(Vector.ofAll(authorities).asJava()));
    }

    /** The same accepting any certificate for any host. */
    public HeraldSettings insecure() {
        return withNetwork(network.insecure());
    }

    /** The same with somebody else who is told of every answer. */
    public HeraldSettings observedBy(TrackerObserver other) {
        return new HeraldSettings(userAgent, network, other, tracer, signalling, offers, eachFamily, policies);
    }

    /** The same with somebody who follows its questions, step by step. */
    public HeraldSettings tracedBy(Tracer other) {
        return new HeraldSettings(userAgent, network, observer, other, signalling, offers, eachFamily, policies);
    }

    /** The same with somebody who exchanges offers and answers with peers at WebSocket trackers, so many offers an announce. */
    public HeraldSettings withSignalling(PeerSignalling caller, int offersAnAnnounce) {
        return new HeraldSettings(userAgent, network, observer, tracer, caller, offersAnAnnounce, eachFamily, policies);
    }
}
