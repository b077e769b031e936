package dev.herald.bootstrap.cli.output;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.port.PeerAnswer;
import dev.herald.application.port.PeerOffer;
import dev.herald.bootstrap.cli.explain.Remedy;
import dev.herald.bootstrap.cli.input.Trouble;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.factory.Mappers;

/** Turns what the client answered into what is printed, with as much of the secrets in it as {@link Secrecy} says. */
public final class Views {

    private final ViewMapper mapper = Mappers.getMapper(ViewMapper.class);
    private final Secrecy secrecy;

    public Views(Secrecy secrecy) {
        this.secrecy = secrecy;
    }

    /** What one tracker said to one announce. */
    public AnnounceView announce(AnnounceOutcome outcome) {
        Disclosure disclosure = new Disclosure(secrecy, outcome.tracker());
        return outcome.answer()
                .fold(
                        error -> mapper.announce(outcome, "failed", null, null, error(error, disclosure), disclosure),
                        response -> accepted(outcome, response, disclosure));
    }

    private AnnounceView accepted(AnnounceOutcome outcome, AnnounceResponse response, Disclosure disclosure) {
        return mapper.announce(outcome, "accepted", response, Counts.of(response.stats()), null, disclosure);
    }

    /** What a peer offered through a tracker. */
    public SignalView signal(PeerOffer offer) {
        return new SignalView(
                "offer",
                secrecy.url(offer.tracker()),
                offer.swarm().hex(),
                offer.peer().hex(),
                offer.sdp(),
                null);
    }

    /** What a peer answered through a tracker. */
    public SignalView signal(PeerAnswer answer) {
        return new SignalView(
                "answer",
                secrecy.url(answer.tracker()),
                answer.swarm().hex(),
                answer.peer().hex(),
                answer.sdp(),
                answer.offer());
    }

    /** What one tracker said of one swarm. */
    public ScrapeView scrape(ScrapeOutcome outcome) {
        Disclosure disclosure = new Disclosure(secrecy, outcome.tracker());
        return outcome.answer()
                .fold(
                        error -> mapper.scrape(outcome, "failed", null, error(error, disclosure), disclosure),
                        stats -> mapper.scrape(outcome, verdict(stats), counts(stats), null, disclosure));
    }

    /**
     * What several trackers together say of one swarm: the highest of each count, because they count the same peers.
     *
     * @param found the trackers that knew it
     * @param stats what they said, if any did
     * @param unknown whether another one answered that it does not know it
     * @param failure the last failure
     */
    public ScrapeView merged(
            InfoHash swarm,
            Seq<TrackerUrl> found,
            Option<SwarmStats> stats,
            boolean unknown,
            Option<ScrapeOutcome> failure) {
        Counts counts = stats.map(Counts::of).getOrElse(Counts.NONE);
        ErrorView error = stats.isDefined() || unknown
                ? null
                : failure.map(this::scrape).map(ScrapeView::error).getOrNull();
        return new ScrapeView(
                null,
                swarm.hex(),
                stats.isDefined() ? "found" : unknown ? "unknown" : "failed",
                counts.seeders(),
                counts.leechers(),
                counts.completed(),
                found.map(secrecy::url).asJava(),
                error);
    }

    private static String verdict(Option<SwarmStats> stats) {
        return stats.isDefined() ? "found" : "unknown";
    }

    private static @Nullable Counts counts(Option<SwarmStats> stats) {
        return stats.map(Counts::of).getOrNull();
    }

    /** What went wrong with a tracker. */
    ErrorView error(TrackerUrl tracker, TrackerError error) {
        return error(error, new Disclosure(secrecy, tracker));
    }

    static ErrorView error(TrackerError error, Disclosure disclosure) {
        String reason = error instanceof TrackerError.Refused refused
                        && !refused.reason().isEmpty()
                ? disclosure.words(refused.reason())
                : null;
        return new ErrorView(
                error.kind().label(),
                disclosure.words(error.message()),
                reason,
                retry(error.retryAdvice()),
                Remedy.of(error, disclosure.tracker()));
    }

    private static RetryView retry(RetryAdvice advice) {
        if (advice instanceof RetryAdvice.After after) {
            return new RetryView("after", after.delay().toSeconds());
        }
        return new RetryView(advice instanceof RetryAdvice.Never ? "never" : "unstated", null);
    }

    /** What a torrent file, a magnet link or an info-hash says. */
    public TorrentView torrent(String given, Torrent torrent) {
        Map<String, Optional<String>> scrapeUrls = new LinkedHashMap<>();
        torrent.tiers()
                .trackers()
                .forEach(tracker -> scrapeUrls.put(
                        secrecy.url(tracker),
                        tracker.scrapeUrl().map(secrecy::url).toJavaOptional()));
        return mapper.torrent(secrecy.target(given), torrent, scrapeUrls, secrecy);
    }

    /** What the URL of a tracker says. */
    public TrackerView tracker(String given, TrackerUrl tracker) {
        return new TrackerView(
                secrecy.target(given),
                secrecy.url(tracker.normalised()),
                tracker.scrapeUrl().map(secrecy::url).getOrNull());
    }

    /** What is wrong with a target. */
    public UnreadableView unreadable(String given, boolean isTracker, Trouble trouble) {
        return new UnreadableView(
                isTracker ? "tracker" : "torrent",
                secrecy.target(given),
                new ErrorView(
                        trouble.kind(),
                        trouble.message(),
                        null,
                        null,
                        trouble.advice().getOrNull()));
    }
}
