package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How an embedded tracker works. Start from {@link #defaults()}.
 *
 * @param port where it listens, 0 for a port of the system's choice, at most 65535
 * @param udpPort where it listens for UDP, 0 for the same number as for HTTP
 * @param ipv6 whether it listens at {@code ::1} as well as at 127.0.0.1, on the same ports
 * @param intervals how long it asks its peers to stay silent; whole seconds
 * @param peerLifetime how long a peer stays that says nothing; positive
 * @param honoursIp whether a peer may name its own address; otherwise it is where it comes from
 * @param trackerId a token handed out with every answer
 * @param warning words for every client's user
 * @param scrapeInterval how long it asks to be left alone between two scrapes; whole seconds
 * @param limits what it takes at most
 */
public record EmbeddedTrackerOptions(
        int port,
        int udpPort,
        boolean ipv6,
        AnnounceIntervals intervals,
        Duration peerLifetime,
        boolean honoursIp,
        Option<TrackerId> trackerId,
        Option<String> warning,
        Option<Duration> scrapeInterval,
        EmbeddedTrackerLimits limits) {

    public EmbeddedTrackerOptions {
        if (port < 0 || port > 0xFFFF || udpPort < 0 || udpPort > 0xFFFF) {
            throw new IllegalArgumentException("not a port: " + port + ", " + udpPort);
        }
        if (peerLifetime.isNegative() || peerLifetime.isZero()) {
            throw new IllegalArgumentException("peers live for a while: " + peerLifetime);
        }
    }

    /** IPv4 loopback, any port, the same for UDP, half an hour between announces, peers gone after three quarters. */
    public static EmbeddedTrackerOptions defaults() {
        return new EmbeddedTrackerOptions(
                0,
                0,
                false,
                new AnnounceIntervals(Duration.ofMinutes(30), Option.none()),
                Duration.ofMinutes(45),
                false,
                Option.none(),
                Option.none(),
                Option.none(),
                EmbeddedTrackerLimits.DEFAULT);
    }

    /** The same, listening at {@code port}. */
    public EmbeddedTrackerOptions withPort(int port) {
        return new EmbeddedTrackerOptions(
                port, udpPort, ipv6, intervals, peerLifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }

    /** The same, listening at {@code port} for UDP. */
    public EmbeddedTrackerOptions withUdpPort(int port) {
        return new EmbeddedTrackerOptions(
                this.port, port, ipv6, intervals, peerLifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }

    /** The same, listening at {@code ::1} as well. */
    public EmbeddedTrackerOptions withIpv6() {
        return new EmbeddedTrackerOptions(
                port, udpPort, true, intervals, peerLifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }

    /** The same with these pauses. Mind the lifetime of peers, which stays what it is. */
    public EmbeddedTrackerOptions withIntervals(AnnounceIntervals intervals) {
        return new EmbeddedTrackerOptions(
                port, udpPort, ipv6, intervals, peerLifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }

    /** The same with silent peers gone after {@code lifetime}. */
    public EmbeddedTrackerOptions withPeerLifetime(Duration lifetime) {
        return new EmbeddedTrackerOptions(
                port, udpPort, ipv6, intervals, lifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }

    /** The same, believing peers that name their own address. */
    public EmbeddedTrackerOptions honouringIp() {
        return new EmbeddedTrackerOptions(
                port, udpPort, ipv6, intervals, peerLifetime, true, trackerId, warning, scrapeInterval, limits);
    }

    /** The same, handing out this token. */
    public EmbeddedTrackerOptions withTrackerId(TrackerId id) {
        return new EmbeddedTrackerOptions(
                port,
                udpPort,
                ipv6,
                intervals,
                peerLifetime,
                honoursIp,
                Option.some(id),
                warning,
                scrapeInterval,
                limits);
    }

    /** The same with this warning. */
    public EmbeddedTrackerOptions withWarning(String words) {
        return new EmbeddedTrackerOptions(
                port,
                udpPort,
                ipv6,
                intervals,
                peerLifetime,
                honoursIp,
                trackerId,
                Option.some(words),
                scrapeInterval,
                limits);
    }

    /** The same, asking for this pause between scrapes. */
    public EmbeddedTrackerOptions withScrapeInterval(Duration pause) {
        return new EmbeddedTrackerOptions(
                port,
                udpPort,
                ipv6,
                intervals,
                peerLifetime,
                honoursIp,
                trackerId,
                warning,
                Option.some(pause),
                limits);
    }

    /** The same with these limits. */
    public EmbeddedTrackerOptions withLimits(EmbeddedTrackerLimits limits) {
        return new EmbeddedTrackerOptions(
                port, udpPort, ipv6, intervals, peerLifetime, honoursIp, trackerId, warning, scrapeInterval, limits);
    }
}
