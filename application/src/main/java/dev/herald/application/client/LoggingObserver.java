package dev.herald.application.client;

import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every answer to the log at level DEBUG, without secrets. Failure is the caller's to judge, so none is louder. Where nobody
 * reads that level the words are not even put together: there are very many answers.
 */
public final class LoggingObserver implements TrackerObserver {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingObserver.class);

    @Override
    public void announced(
            TrackerUrl tracker,
            AnnounceRequest request,
            Either<TrackerError, AnnounceResponse> outcome,
            Duration elapsed) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug(
                "announce {} of {} to {}: {} after {} ms",
                request.event(),
                request.swarm(),
                tracker,
                outcome.fold(TrackerError::message, response -> response.peers().received() + " peers"),
                elapsed.toMillis());
    }

    @Override
    public void scraped(
            TrackerUrl tracker, Seq<InfoHash> swarms, Either<TrackerError, ScrapeResponse> outcome, Duration elapsed) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug(
                "scrape of {} swarms from {}: {} after {} ms",
                swarms.size(),
                tracker,
                outcome.fold(TrackerError::message, response -> response.found().size() + " known"),
                elapsed.toMillis());
    }
}
