package dev.herald.bootstrap.cli.check;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.time.Duration;

/**
 * All that was found out about one tracker.
 *
 * @param addresses what its name stands for; empty behind a proxy, where names are the proxy's business
 * @param unresolved why its name stands for nothing, if so
 * @param routes the ways that were tried, by IP version; without one behind a proxy
 * @param sameHost an earlier tracker on the same host
 * @param sameAddress an earlier tracker under another name at one of the same addresses
 */
public record TrackerReport(
        TrackerUrl tracker,
        Seq<InetAddress> addresses,
        Option<TrackerError> unresolved,
        Map<Option<Family>, RouteReport> routes,
        Option<TrackerUrl> sameHost,
        Option<TrackerUrl> sameAddress) {

    /** A tracker that could not be tried at all. */
    public static TrackerReport unresolved(TrackerUrl tracker, TrackerError error) {
        return new TrackerReport(
                tracker, Vector.empty(), Option.some(error), LinkedHashMap.empty(), Option.none(), Option.none());
    }

    /** The same with its likes among the earlier ones. */
    public TrackerReport like(Option<TrackerUrl> onHost, Option<TrackerUrl> atAddress) {
        return new TrackerReport(tracker, addresses, unresolved, routes, onHost, atAddress);
    }

    /** The way that tells most about it: the first that was accepted, else the first that was tried. */
    public Option<RouteReport> best() {
        return routes.values()
                .find(RouteReport::isAccepted)
                .orElse(() -> routes.values().headOption());
    }

    /** Why nobody accepted us, where nobody did. */
    public Option<TrackerError> error() {
        return unresolved.orElse(() -> best().flatMap(RouteReport::error));
    }

    /** All its answer times, over every way. */
    public Option<AnswerTimes> times() {
        Seq<Duration> all = routes.values().flatMap(RouteReport::times);
        return Option.when(!all.isEmpty(), () -> new AnswerTimes(all));
    }

    /** Whether it can be scraped, over every way: what works once is there. */
    public ScrapeFinding scrape() {
        return found(ScrapeFinding.ANSWERS)
                .orElse(() -> found(ScrapeFinding.BROKEN))
                .orElse(() -> found(ScrapeFinding.NONE))
                .getOrElse(ScrapeFinding.UNTRIED);
    }

    private Option<ScrapeFinding> found(ScrapeFinding finding) {
        return routes.values().map(RouteReport::scrape).find(finding::equals);
    }
}
