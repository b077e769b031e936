package dev.herald.application.port;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * Whoever wants to know what trackers are asked and answer: logs, metrics, tests. Called on the thread that completes the answer,
 * before the asker hears of it, so it must be quick; what it throws is logged and changes nothing.
 */
public interface TrackerObserver {

    /** An observer of nothing. */
    TrackerObserver NONE = new TrackerObserver() {};

    /** An announce ended after {@code elapsed}. */
    default void announced(
            TrackerUrl tracker,
            AnnounceRequest request,
            Either<TrackerError, AnnounceResponse> outcome,
            Duration elapsed) {}

    /** A scrape ended after {@code elapsed}. */
    default void scraped(
            TrackerUrl tracker, Seq<InfoHash> swarms, Either<TrackerError, ScrapeResponse> outcome, Duration elapsed) {}
}
