package dev.herald.bootstrap;

import dev.herald.adapter.http.HttpOptions;
import dev.herald.adapter.http.HttpTrackerAdapter;
import dev.herald.adapter.http.ProxyServer;
import dev.herald.adapter.udp.UdpOptions;
import dev.herald.adapter.udp.UdpTrackerAdapter;
import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.adapter.websocket.WebSocketTrackerAdapter;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerScheme;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.security.SecureRandom;

/** The ways to trackers that settings describe, one for each transport; each is opened for the first question that takes it. */
final class Transports {

    private static final TrackerError AROUND_THE_PROXY =
            new TrackerError.Blocked("UDP cannot go through the proxy, and nothing goes around it");

    private Transports() {}

    /** Throws {@link IllegalArgumentException} for settings that make no sense. */
    static Seq<TrackerGateway> of(HeraldSettings settings, BencodeCodec codec, Scheduler time) {
        return Vector.of(overHttp(settings, codec), overUdp(settings), overWebSocket(settings, time));
    }

    private static TrackerGateway overHttp(HeraldSettings settings, BencodeCodec codec) {
        HttpOptions options = httpOptions(settings, codec);
        return Gateways.onDemand(
                HashSet.of(TrackerScheme.HTTP, TrackerScheme.HTTPS), () -> HttpTrackerAdapter.open(options));
    }

    private static HttpOptions httpOptions(HeraldSettings settings, BencodeCodec codec) {
        HttpOptions options = HttpOptions.of(codec)
                .withFamilies(settings.families())
                .withTrustedCertificates(settings.trustedAuthorities().asJava());
        options = settings.userAgent().map(options::withUserAgent).getOrElse(options);
        options = settings.localAddress().map(options::withLocalAddress).getOrElse(options);
        options = settings.proxy().map(options::withProxy).getOrElse(options);
        return settings.isInsecure() ? options.insecure() : options;
    }

    private static TrackerGateway overUdp(HeraldSettings settings) {
        Set<TrackerScheme> udp = HashSet.of(TrackerScheme.UDP);
        if (settings.proxy().isDefined()) {
            return Gateways.declining(udp, AROUND_THE_PROXY);
        }
        UdpOptions options = udpOptions(settings);
        return Gateways.onDemand(udp, () -> UdpTrackerAdapter.open(options));
    }

    private static UdpOptions udpOptions(HeraldSettings settings) {
        UdpOptions.AddressFamilies families = switch (settings.families()) {
            case BOTH -> UdpOptions.AddressFamilies.BOTH;
            case IPV4 -> UdpOptions.AddressFamilies.IPV4;
            case IPV6 -> UdpOptions.AddressFamilies.IPV6;
        };
        UdpOptions options = UdpOptions.usual().withFamilies(families);
        return settings.localAddress().map(options::withLocalAddress).getOrElse(options);
    }

    private static TrackerGateway overWebSocket(HeraldSettings settings, Scheduler time) {
        WebSocketOptions options = webSocketOptions(settings, time);
        return Gateways.onDemand(
                HashSet.of(TrackerScheme.WS, TrackerScheme.WSS), () -> WebSocketTrackerAdapter.open(options));
    }

    private static WebSocketOptions webSocketOptions(HeraldSettings settings, Scheduler time) {
        WebSocketOptions.AddressFamilies families = switch (settings.families()) {
            case BOTH -> WebSocketOptions.AddressFamilies.BOTH;
            case IPV4 -> WebSocketOptions.AddressFamilies.IPV4;
            case IPV6 -> WebSocketOptions.AddressFamilies.IPV6;
        };
        WebSocketOptions options = WebSocketOptions.of(time, new SecureRandom())
                .withSignalling(settings.signalling())
                .withOffers(settings.offers())
                .withFamilies(families)
                .withTrustedCertificates(settings.trustedAuthorities().asJava());
        options = settings.userAgent().map(options::withUserAgent).getOrElse(options);
        options = settings.localAddress().map(options::withLocalAddress).getOrElse(options);
        options = settings.proxy()
                .map(ProxyServer::reveal)
                .map(options::withProxy)
                .getOrElse(options);
        return settings.isInsecure() ? options.insecure() : options;
    }
}
