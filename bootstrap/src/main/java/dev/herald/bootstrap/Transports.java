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
    static Seq<TrackerGateway> of(HeraldSettings settings, BencodeCodec codec, Scheduler time) {
        return Vector.of(overHttp(settings, codec), overUdp(settings), overWebSocket(settings, time));
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
