package dev.herald.bootstrap.cli.check;

import dev.herald.domain.error.TrackerError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A verdict and why.
 *
 * @param reasons in words; none for a healthy tracker, at least one for another
 */
public record Judgement(Verdict verdict, Seq<String> reasons) {

    /** A tracker whose answers usually take longer is slow: clients that wait no longer than a few seconds will miss some. */
    public static final Duration SLOW = Duration.ofSeconds(2);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** Judges what was found out. */
    public static Judgement of(TrackerReport report) {
        if (report.routes().values().exists(RouteReport::isAccepted)) {
            Seq<String> reasons = Vector.ofAll(failedRoutes(report))
                    .appendAll(inventions(report))
                    .appendAll(slowness(report))
                    .appendAll(scrapeTrouble(report))
                    .appendAll(unsteadiness(report));
            return new Judgement(reasons.isEmpty() ? Verdict.HEALTHY : Verdict.DEGRADED, reasons);
        }
        boolean isAlive = report.scrape() == ScrapeFinding.ANSWERS
                || report.routes().values().flatMap(RouteReport::error).exists(Judgement::isAlive);
        Seq<String> reasons = report.unresolved().map(TrackerError::message).toVector();
        return isAlive
                ? new Judgement(Verdict.DEGRADED, failedRoutes(report).appendAll(inventions(report)))
                : new Judgement(Verdict.DEAD, reasons.appendAll(failedRoutes(report)));
    }

    /** A no in a tracker's own words comes from a tracker, such as one that serves a list of torrents only; so does "later". */
    private static boolean isAlive(TrackerError error) {
        return error instanceof TrackerError.Refused refused
                && refused.status().forAll(status -> status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
    }

    private static Seq<String> failedRoutes(TrackerReport report) {
        boolean oneWay = report.routes().size() == 1;
        return report.routes()
                .iterator((family, route) -> route.error().map(error -> oneWay ? error.message() : over(family, error)))
                .flatMap(words -> words)
                .toVector()
                .distinct();
    }

    private static String over(Option<Family> family, TrackerError error) {
        return family.map(known -> "over " + known.words() + ": ").getOrElse("") + error.message();
    }

    private static Option<String> inventions(TrackerReport report) {
        return report.routes()
                .values()
                .flatMap(RouteReport::invention)
                .headOption()
                .map(words -> "invents peers: " + words);
    }

    private static Option<String> slowness(TrackerReport report) {
        return report.times()
                .map(AnswerTimes::median)
                .filter(median -> median.compareTo(SLOW) >= 0)
                .map(median -> "slow: answers take " + median.toMillis() + " ms");
    }

    private static Option<String> scrapeTrouble(TrackerReport report) {
        return Option.when(
                report.scrape() == ScrapeFinding.BROKEN,
                () -> "scrapes fail: " + troubles(report).head().message());
    }

    private static Option<String> unsteadiness(TrackerReport report) {
        return Option.when(
                report.scrape() != ScrapeFinding.BROKEN && !troubles(report).isEmpty(),
                () -> "unsteady: a later question failed: "
                        + troubles(report).head().message());
    }

    private static Seq<TrackerError> troubles(TrackerReport report) {
        return report.routes().values().flatMap(RouteReport::troubles);
    }
}
