package dev.herald.bootstrap;

import dev.herald.adapter.http.HttpOptions;
import dev.herald.adapter.http.HttpTrackerAdapter;
import dev.herald.adapter.udp.UdpOptions;
import dev.herald.adapter.udp.UdpTrackerAdapter;
import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.adapter.websocket.WebSocketTrackerAdapter;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerFamilies;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.tracker.TrackerScheme;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.security.SecureRandom;

/** The ways to trackers that settings describe, one for each transport; each is opened for the first question that takes it. */
final class Transports {

    private Transports() {}

    /** Throws {@link IllegalArgumentException} for settings that make no sense. */
    static Seq<TrackerGateway> of(HeraldSettings asked, BencodeCodec codec, Scheduler time) {
        // Who decides on the IP versions and who then connects has to mean the same addresses.
        HeraldSettings settings = asked.withNetwork(
                asked.network().withNames(asked.network().names().shared()));
        return overFamilies(settings, codec, time)
                .map(gateway -> Gateways.withFamilyPolicies(gateway, settings.policies()));
    }

    private static Seq<TrackerGateway> overFamilies(HeraldSettings settings, BencodeCodec codec, Scheduler time) {
        TrackerGateway http = overHttp(settings, codec);
        TrackerGateway udp = overUdp(settings);
        TrackerGateway webSocket = overWebSocket(settings, time);
        if (!settings.eachFamily()) {
            return Vector.of(http, udp, webSocket);
        }
        // A tracker that speaks WebSocket knows clients by their peer id, hands out no addresses, and keeps to one
        // socket by itself.
        TrackerFamilies families = new ScopedFamilies(settings.network());
        return Vector.of(
                Gateways.overEachFamily(http, families, time), Gateways.overEachFamily(udp, families, time), webSocket);
    }

    private static TrackerGateway overHttp(HeraldSettings settings, BencodeCodec codec) {
        HttpOptions options = httpOptions(settings, codec);
        return Gateways.onDemand(
                HashSet.of(TrackerScheme.HTTP, TrackerScheme.HTTPS),
                () -> HttpTrackerAdapter.open(options, settings.tracer()));
    }

    private static HttpOptions httpOptions(HeraldSettings settings, BencodeCodec codec) {
        HttpOptions options = HttpOptions.of(codec).withNetwork(settings.network());
        return settings.userAgent().map(options::withUserAgent).getOrElse(options);
    }

    private static TrackerGateway overUdp(HeraldSettings settings) {
        UdpOptions options = UdpOptions.usual().withNetwork(settings.network());
        return Gateways.onDemand(
                HashSet.of(TrackerScheme.UDP), () -> UdpTrackerAdapter.open(options, settings.tracer()));
    }

    private static TrackerGateway overWebSocket(HeraldSettings settings, Scheduler time) {
        WebSocketOptions options = webSocketOptions(settings, time);
        return Gateways.onDemand(
                HashSet.of(TrackerScheme.WS, TrackerScheme.WSS),
                () -> WebSocketTrackerAdapter.open(options, settings.tracer()));
    }

    private static WebSocketOptions webSocketOptions(HeraldSettings settings, Scheduler time) {
        WebSocketOptions options = WebSocketOptions.of(time, new SecureRandom())
                .withSignalling(settings.signalling())
                .withOffers(settings.offers())
                .withNetwork(settings.network());
        return settings.userAgent().map(options::withUserAgent).getOrElse(options);
    }
}
