package dev.herald.bootstrap.cli.output;

import dev.herald.application.session.LastWord;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns what happens to a session into what is printed, with as much of the secrets in it as {@link Secrecy} says. */
public final class WatchViews {

    private final ViewWords words = new ViewWords();
    private final Secrecy secrecy;

    public WatchViews(Secrecy secrecy) {
        this.secrecy = secrecy;
    }

    /** A tracker is being asked. */
    public WatchView asked(TrackerStatus status, AnnounceEvent event) {
        return change(status, words.event(event), "asked", null, null);
    }

    /** A tracker accepted. */
    public WatchView accepted(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
        return change(status, words.event(event), "accepted", response, null);
    }

    /** A tracker failed. */
    public WatchView failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {
        return change(status, words.event(event), "failed", null, error);
    }

    /** A tracker was not asked. */
    public WatchView turnedAway(TrackerStatus status, TrackerError because) {
        return change(status, null, "turned-away", null, because);
    }

    private WatchView change(
            TrackerStatus status,
            @Nullable String event,
            String outcome,
            @Nullable AnnounceResponse response,
            @Nullable TrackerError error) {
        Disclosure disclosure = new Disclosure(secrecy, status.tracker());
        Counts counts = response == null ? Counts.NONE : Counts.of(response.stats());
        return new WatchView(
                secrecy.url(status.tracker()),
                words.hash(status.swarm()),
                event,
                outcome,
                response == null ? null : words.seconds(response.intervals().interval()),
                response == null ? null : words.seconds(response.intervals().minimum()),
                counts.seeders(),
                counts.leechers(),
                counts.completed(),
                response == null ? null : words.peers(response.peers()),
                response == null ? null : words.warning(response, disclosure),
                status.failures() == 0 ? null : (long) status.failures(),
                status.next().map(WatchViews::roundedUp).getOrNull(),
                status.next().map(next -> WatchWords.label(status.rule())).getOrNull(),
                error == null ? null : Views.error(error, disclosure));
    }

    private static long roundedUp(Duration time) {
        return time.plusNanos(999_999_999).toSeconds();
    }

    /** The peers of a tracker are to be dropped. */
    public WatchView dropPeers(TrackerUrl previous) {
        return bare(previous, null, null, "drop-peers", null);
    }

    /** A tracker may not know that we stopped. */
    public WatchView undelivered(LastWord word) {
        Disclosure disclosure = new Disclosure(secrecy, word.tracker());
        return bare(
                word.tracker(),
                words.hash(word.swarm()),
                words.event(word.event()),
                "undelivered",
                word.because().map(error -> Views.error(error, disclosure)).getOrNull());
    }

    private WatchView bare(
            TrackerUrl tracker,
            @Nullable String infoHash,
            @Nullable String event,
            String outcome,
            @Nullable ErrorView error) {
        return new WatchView(
                secrecy.url(tracker),
                infoHash,
                event,
                outcome,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                error);
    }
}
