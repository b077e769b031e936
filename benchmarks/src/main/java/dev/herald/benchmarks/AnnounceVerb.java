package dev.herald.benchmarks;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.adapter.http.HttpOptions;
import dev.herald.adapter.http.HttpTrackerAdapter;
import dev.herald.adapter.udp.UdpOptions;
import dev.herald.adapter.udp.UdpTrackerAdapter;
import dev.herald.adapter.websocket.WebSocketOptions;
import dev.herald.adapter.websocket.WebSocketTrackerAdapter;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.benchmarks.load.Announces;
import dev.herald.benchmarks.load.ClientExchange;
import dev.herald.benchmarks.load.Exchange;
import dev.herald.benchmarks.load.GatewayExchange;
import dev.herald.benchmarks.load.WindowedLoad;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.HeraldSettings;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.network.NetworkScope;
import java.io.IOException;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Announces as Herald does it. */
@Command(
        name = "announce",
        description = "Announces many swarms to one tracker with Herald, and prints what an announce takes.")
final class AnnounceVerb extends Verb {

    private static final int IN_FLIGHT = 64;

    /** How deep into Herald an announce begins. */
    enum Via {
        /** The whole client, as its users call it. */
        CLIENT,
        /** The adapter alone. */
        GATEWAY
    }

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--via",
            paramLabel = "client|gateway",
            defaultValue = "client",
            description = "Through the whole client, or straight through the adapter; ${DEFAULT-VALUE} if nobody says.")
    private Via via = Via.CLIENT;

    @Option(names = "--insecure", description = "Accept any certificate.")
    private boolean insecure;

    AnnounceVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadReport report = new LoadReport(console);
        try (RunningTracker tracker = load.tracker().open(TrackerScheme.values());
                SystemScheduler time = new SystemScheduler();
                WindowedLoad herald =
                        new WindowedLoad(exchange(load.announces(tracker.url()), time), load.inFlight(IN_FLIGHT))) {
            return report.print(load.measurement(), herald);
        }
    }

    private Exchange exchange(Announces announces, Scheduler time) {
        return via == Via.CLIENT
                ? new ClientExchange(herald(), announces, load.swarms())
                : new GatewayExchange(gateway(announces, time), announces, load.swarms());
    }

    private Herald herald() {
        HeraldSettings settings = HeraldSettings.defaults();
        return Herald.open(insecure ? settings.insecure() : settings);
    }

    private TrackerGateway gateway(Announces announces, Scheduler time) {
        return switch (announces.tracker().scheme()) {
            case UDP -> UdpTrackerAdapter.open(UdpOptions.usual());
            case HTTP, HTTPS -> overHttp();
            case WS, WSS -> overWebSocket(time);
        };
    }

    private TrackerGateway overHttp() {
        return HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()).withNetwork(network()));
    }

    private NetworkScope network() {
        return insecure ? NetworkScope.anywhere().insecure() : NetworkScope.anywhere();
    }

    private TrackerGateway overWebSocket(Scheduler time) {
        return WebSocketTrackerAdapter.open(
                WebSocketOptions.of(time, new SecureRandom()).withNetwork(network()));
    }
}
