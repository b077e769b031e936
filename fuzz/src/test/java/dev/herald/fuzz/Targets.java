package dev.herald.fuzz;

import dev.herald.adapter.bencode.BencodeFuzz;
import dev.herald.adapter.http.HttpAnnounceFuzz;
import dev.herald.adapter.http.HttpLocationFuzz;
import dev.herald.adapter.http.HttpScrapeFuzz;
import dev.herald.adapter.http.HttpWireFuzz;
import dev.herald.adapter.udp.UdpPacketsFuzz;
import dev.herald.adapter.udp.UdpWireFuzz;
import dev.herald.adapter.websocket.WebSocketMessageFuzz;
import dev.herald.adapter.websocket.WebSocketWireFuzz;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Every target by its name, which is also the name of its seeds and of its folder of findings. */
final class Targets {

    /** What runs in memory alone, so that a million inputs are a matter of a minute. */
    static final Map<String, Supplier<FuzzTarget>> PARSERS = Map.of(
            "bencode", BencodeFuzz::new,
            "metainfo", MetainfoFuzz::new,
            "magnet", MagnetFuzz::new,
            "tracker-url", TrackerUrlFuzz::new,
            "tracker-list", TrackerListFuzz::new,
            "http-announce", HttpAnnounceFuzz::new,
            "http-scrape", HttpScrapeFuzz::new,
            "http-location", HttpLocationFuzz::new,
            "udp-packets", UdpPacketsFuzz::new,
            "websocket-message", WebSocketMessageFuzz::new);

    /** What goes through a socket on loopback and the adapter as users get it. */
    static final Map<String, Supplier<FuzzTarget>> SOCKETS = Map.of(
            "http-wire", HttpWireFuzz::new,
            "udp-wire", UdpWireFuzz::new,
            "websocket-wire", WebSocketWireFuzz::new);

    private Targets() {}

    static FuzzTarget open(String name) {
        return open(name, Frugal::frugal);
    }

    static FuzzTarget openForJazzer(String name) {
        return open(name, Frugal::watchedByJazzer);
    }

    private static FuzzTarget open(String name, UnaryOperator<FuzzTarget> watched) {
        Supplier<FuzzTarget> parser = PARSERS.get(name);
        Supplier<FuzzTarget> socket = SOCKETS.get(name);
        if (parser == null && socket == null) {
            throw new IllegalArgumentException("no target is called " + name);
        }
        return parser == null ? socket.get() : watched.apply(parser.get());
    }
}
