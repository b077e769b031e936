package dev.herald.embedded;

import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.Scheduler;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A small tracker that works, on loopback, inside this process: announce and scrape over HTTP (BEP 3, 7, 23, 24, 48). It keeps
 * its swarms in memory and forgets them when it is closed. It is made for demos, tests and benchmarks; no address but loopback
 * can reach it.
 *
 * <pre>{@code
 * try (EmbeddedTracker tracker = EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), codec, scheduler)) {
 *     client.announce(tracker.announceUrl(), …);
 * }
 * }</pre>
 */
public final class EmbeddedTracker implements AutoCloseable {

    private static final String IPV4_LOOPBACK = "127.0.0.1";
    private static final String IPV6_LOOPBACK = "::1";
    private static final int ATTEMPTS_AT_A_COMMON_PORT = 10;

    private final SwarmRegistry registry;
    private final Scheduler time;
    private final Sweeper sweeper;
    private final HttpDoor door;
    private final int port;

    private EmbeddedTracker(SwarmRegistry registry, Scheduler time, Sweeper sweeper, HttpDoor door, int port) {
        this.registry = registry;
        this.time = time;
        this.sweeper = sweeper;
        this.door = door;
        this.port = port;
    }

    /**
     * A tracker that listens when this method returns.
     *
     * @param codec writes its answers
     * @param time by which its peers grow old
     * @throws UncheckedIOException where it cannot listen, as when somebody else has the port
     */
    public static EmbeddedTracker open(EmbeddedTrackerOptions options, BencodeCodec codec, Scheduler time) {
        SwarmRegistry registry = new SwarmRegistry(options.peerLifetime(), options.limits());
        HttpTracker tracker = new HttpTracker(registry, options, time);
        for (int attempt = 1; ; attempt++) {
            HttpDoor door = new HttpDoor(tracker, codec, options.limits());
            try {
                int port = listen(door, options);
                Sweeper sweeper = Sweeper.start(registry, options.peerLifetime(), time);
                return new EmbeddedTracker(registry, time, sweeper, door, port);
            } catch (IOException cannotListen) {
                door.close();
                // A port that was free at 127.0.0.1 may be taken at ::1.
                if (!options.ipv6() || options.port() != 0 || attempt == ATTEMPTS_AT_A_COMMON_PORT) {
                    throw new UncheckedIOException(cannotListen);
                }
            }
        }
    }

    private static int listen(HttpDoor door, EmbeddedTrackerOptions options) throws IOException {
        int port = door.listen(IPV4_LOOPBACK, options.port());
        return options.ipv6() ? door.listen(IPV6_LOOPBACK, port) : port;
    }

    /** Where to announce: {@code http://127.0.0.1:PORT/announce}. Scrapes go to the URL that follows from it (SCRAPE-1). */
    public TrackerUrl announceUrl() {
        return TrackerUrl.of("http://" + IPV4_LOOPBACK + ":" + port + "/announce");
    }

    /** Where to announce over IPv6, if it listens there: {@code http://[::1]:PORT/announce}. */
    public TrackerUrl announceUrlOverIpv6() {
        return TrackerUrl.of("http://[" + IPV6_LOOPBACK + "]:" + port + "/announce");
    }

    /** The port it listens at. */
    public int port() {
        return port;
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
        door.close();
    }
}
