package dev.herald.bootstrap.cli.check;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What one way to a tracker came to.
 *
 * @param first the announce that began it: {@code started}, of a random swarm
 * @param times how long each question took that was answered, in their order; a refusal is an answer
 * @param scrape whether scrapes work this way
 * @param troubles what failed after the first announce
 * @param invention a peer too many, in words, if the tracker told of some in a swarm that nobody else can be in
 */
public record RouteReport(
        AnnounceOutcome first,
        Seq<Duration> times,
        ScrapeFinding scrape,
        Seq<TrackerError> troubles,
        Option<String> invention) {

    /** Whether the tracker accepted us. */
    public boolean isAccepted() {
        return first.isAccepted();
    }

    /** Why it did not accept us. */
    public Option<TrackerError> error() {
        return first.answer().swap().toOption();
    }
}
