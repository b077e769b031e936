package dev.herald.testkit.specs.session;

import static dev.herald.testkit.Fixtures.CLIENT1;

import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.SplittableRandom;

/** Where specifications of sessions begin: time that stands still, trackers in memory, and a client whose times are exact. */
final class Lives {

    static final TrackerUrl T1 = TrackerUrl.of("http://t1/announce");
    static final TrackerUrl B1 = TrackerUrl.of("http://b1/announce");
    static final SessionOptions OPTIONS = SessionOptions.of(CLIENT1);
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    final VirtualTime time = new VirtualTime();
    final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
    final TrackerClient client = TrackerClient.of(
            List.of(trackers),
            time,
            new SplittableRandom(1),
            TrackerObserver.NONE,
            SessionTiming.DEFAULT.withJitter(Duration.ZERO));

    /** A download that can be moved on. */
    Progress progress = Progress.fresh(1_000);

    private int seen;

    static Torrent torrent(TrackerUrl... tiers) {
        return Torrent.of(Fixtures.IH1, TrackerTiers.ofEach(List.of(tiers)));
    }

    static TrackerTiers tiers(TrackerUrl... each) {
        return TrackerTiers.of(List.of(each).map(Tier::of).toJavaArray(Tier[]::new));
    }

    TrackerSession open(TrackerUrl... tiers) {
        return open(torrent(tiers), OPTIONS.withProgress(() -> progress));
    }

    TrackerSession open(Torrent torrent, SessionOptions options) {
        TrackerSession session = client.open(torrent, options);
        time.runDue();
        return session;
    }

    void pass(Duration span) {
        time.advanceBy(span);
    }

    /** What trackers were told since this was called last: when, who, what. */
    Seq<String> told() {
        Seq<AskedAnnounce> fresh = trackers.announces().drop(seen);
        seen += fresh.size();
        return fresh.map(asked -> clock(asked.at()) + " " + asked.tracker().host() + " "
                + word(asked.request().event()));
    }

    static String clock(Duration at) {
        return String.format("%d:%02d:%02d", at.toHours(), at.toMinutesPart(), at.toSecondsPart());
    }

    private static String word(AnnounceEvent event) {
        return event.name().toLowerCase(java.util.Locale.ROOT);
    }

    static TrackerStatus statusOf(TrackerSession session, TrackerUrl tracker) {
        return session.status()
                .trackers()
                .find(status -> status.tracker().equals(tracker))
                .get();
    }
}
