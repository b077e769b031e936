package dev.herald.embedded;

import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.Scheduler;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/**
 * A small tracker that works, on loopback, inside this process: announce and scrape over HTTP (BEP 3, 7, 23, 24, 48) and over UDP
 * (BEP 15, BEP 41) and over WebSocket, of the same swarms. It keeps them in memory and forgets them when it is closed. It is made for demos, tests and benchmarks; no address but loopback
 * can reach it.
 *
 * <pre>{@code
 * try (EmbeddedTracker tracker = EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), codec, scheduler)) {
 *     client.announce(tracker.announceUrl(), …);
 * }
 * }</pre>
 */
public final class EmbeddedTracker implements AutoCloseable {

    private final SwarmRegistry registry;
    private final Scheduler time;
    private final Sweeper sweeper;
    private final Doors doors;

    private EmbeddedTracker(SwarmRegistry registry, Scheduler time, Sweeper sweeper, Doors doors) {
        this.registry = registry;
        this.time = time;
        this.sweeper = sweeper;
        this.doors = doors;
    }

    /**
     * A tracker that listens when this method returns.
     *
     * @param codec writes its answers
     * @param time by which its peers and connection ids grow old
     * @throws UncheckedIOException where it cannot listen, as when somebody else has the port
     */
    public static EmbeddedTracker open(EmbeddedTrackerOptions options, BencodeCodec codec, Scheduler time) {
        SwarmRegistry registry = new SwarmRegistry(options.peerLifetime(), options.limits());
        HttpTracker http = new HttpTracker(registry, options, time);
        UdpTracker udp = new UdpTracker(registry, options, time, new ConnectionIds(secret()));
        WebSocketTracker webSocket = new WebSocketTracker(registry, options, time);
        Doors doors = Doors.open(options, http, udp, webSocket, codec);
        Sweeper sweeper = Sweeper.start(registry, options.peerLifetime(), time);
        return new EmbeddedTracker(registry, time, sweeper, doors);
    }

    private static byte[] secret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Where to announce: {@code http://127.0.0.1:PORT/announce}. Scrapes go to the URL that follows from it (SCRAPE-1). */
    public TrackerUrl announceUrl() {
        return TrackerUrl.of("http://" + Doors.IPV4_LOOPBACK + ":" + doors.port() + "/announce");
    }

    /** Where to announce over IPv6, if it listens there: {@code http://[::1]:PORT/announce}. */
    public TrackerUrl announceUrlOverIpv6() {
        return TrackerUrl.of("http://[" + Doors.IPV6_LOOPBACK + "]:" + doors.port() + "/announce");
    }

    /** Where to announce over UDP: {@code udp://127.0.0.1:PORT/announce}. */
    public TrackerUrl udpAnnounceUrl() {
        return TrackerUrl.of("udp://" + Doors.IPV4_LOOPBACK + ":" + doors.udpPort() + "/announce");
    }

    /** Where to announce over UDP and IPv6, if it listens there: {@code udp://[::1]:PORT/announce}. */
    public TrackerUrl udpAnnounceUrlOverIpv6() {
        return TrackerUrl.of("udp://[" + Doors.IPV6_LOOPBACK + "]:" + doors.udpPort() + "/announce");
    }

    /** Where to announce over WebSocket: {@code ws://127.0.0.1:PORT/}, at a port of its own. */
    public TrackerUrl webSocketAnnounceUrl() {
        return TrackerUrl.of(
                "ws://" + Doors.IPV4_LOOPBACK + ":" + doors.webSocket().port() + "/");
    }

    /** The port it listens at for HTTP, and for UDP too unless the options name another. */
    public int port() {
        return doors.port();
    }

    /** What it would answer a scrape of this swarm; none where it does not know it. */
    public Option<SwarmStats> swarm(InfoHash swarm) {
        return registry.stats(swarm, time.now());
    }

    /** How many swarms it keeps, those included that emptied lately. */
    public int swarms() {
        return registry.size();
    }

    /** Stops listening, closes every connection and forgets its swarms. May be called again. */
    @Override
    public void close() {
        sweeper.stop();
        doors.close();
    }
}
