package dev.herald.bootstrap;

import static dev.herald.testkit.Fixtures.IH1;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.port.trace.Inquiry;
import dev.herald.application.port.trace.Trace;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.network.NetworkScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A tracker that listens at 127.0.0.1 and at ::1, two names that have both addresses, and over which it was asked. */
final class DualStack implements AutoCloseable {

    static final String NAME = "tracker.test";
    static final String OTHER_NAME = "other.test";

    private static final Duration AMPLE = Duration.ofSeconds(20);

    private final SystemScheduler time = new SystemScheduler();
    private final EmbeddedTracker tracker =
            EmbeddedTracker.open(EmbeddedTrackerOptions.defaults().withIpv6(), Bencode.codec(), time);
    private final Queue<FamilyPolicy> asked = new ConcurrentLinkedQueue<>();

    /** Looks no names up but these two, and notes over which IP versions announces go. */
    HeraldSettings settings() {
        return HeraldSettings.defaults()
                .withNetwork(NetworkScope.anywhere().withNames(DualStack::addresses))
                .tracedBy(inquiry -> {
                    if (inquiry instanceof Inquiry.OfAnnounce announce) {
                        asked.add(announce.request().families());
                    }
                    return Trace.NONE;
                });
    }

    private static InetAddress[] addresses(String name) throws UnknownHostException {
        if (!name.equals(NAME) && !name.equals(OTHER_NAME)) {
            throw new UnknownHostException(name);
        }
        return new InetAddress[] {InetAddress.getAllByName("::1")[0], InetAddress.getAllByName("127.0.0.1")[0]};
    }

    TrackerUrl url(String scheme) {
        return url(scheme, NAME);
    }

    TrackerUrl url(String scheme, String name) {
        int port = scheme.equals("ws") ? tracker.webSocketAnnounceUrl().port() : tracker.port();
        return TrackerUrl.of(scheme + "://" + name + ":" + port + "/announce");
    }

    static Torrent open(TrackerUrl url) {
        return Torrent.of(IH1, TrackerTiers.of(Tier.of(url)));
    }

    static Torrent closed(TrackerUrl url) {
        Torrent open = open(url);
        return new Torrent(open.name(), open.swarms(), open.tiers(), open.size(), true);
    }

    static AnnounceOutcome announce(Herald herald, TrackerUrl url, AnnounceRequest request) throws Exception {
        return herald.client().announce(url, request, AMPLE).get(30, TimeUnit.SECONDS);
    }

    /** Over which it was asked since this was called last. */
    List<FamilyPolicy> askedOver() {
        List<FamilyPolicy> over = new ArrayList<>();
        for (FamilyPolicy next = asked.poll(); next != null; next = asked.poll()) {
            over.add(next);
        }
        return over;
    }

    /** How many the tracker takes us for, as it has heard nothing of anybody else. */
    long peers() {
        return tracker.swarm(IH1)
                .map(stats -> stats.seeders().getOrElse(0L) + stats.leechers().getOrElse(0L))
                .getOrElse(0L);
    }

    @Override
    public void close() {
        tracker.close();
        time.close();
    }
}
