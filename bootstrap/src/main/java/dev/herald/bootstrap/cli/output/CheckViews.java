package dev.herald.bootstrap.cli.output;

import dev.herald.bootstrap.cli.check.AnswerTimes;
import dev.herald.bootstrap.cli.check.Family;
import dev.herald.bootstrap.cli.check.Judgement;
import dev.herald.bootstrap.cli.check.RouteReport;
import dev.herald.bootstrap.cli.check.ScrapeFinding;
import dev.herald.bootstrap.cli.check.TrackerReport;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what a check found out into what is printed, with as much of the secrets in it as {@link Secrecy} says. */
public final class CheckViews {

    private final Views views;
    private final Secrecy secrecy;

    public CheckViews(Secrecy secrecy) {
        this.views = new Views(secrecy);
        this.secrecy = secrecy;
    }

    /** What was found out about one tracker. */
    public CheckView of(TrackerReport report) {
        Judgement judgement = Judgement.of(report);
        TrackerUrl tracker = report.tracker();
        boolean isAccepted = report.routes().values().exists(RouteReport::isAccepted);
        return new CheckView(
                secrecy.url(tracker),
                judgement.verdict().label(),
                judgement.reasons().map(words -> secrecy.words(tracker, words)).asJava(),
                report.best().map(route -> views.announce(route.first())).getOrNull(),
                times(report.times()),
                families(report),
                scrape(report.scrape()),
                isAccepted
                        ? report.routes()
                                .values()
                                .exists(route -> route.invention().isDefined())
                        : null,
                report.sameHost().map(secrecy::url).getOrNull(),
                report.sameAddress().map(secrecy::url).getOrNull(),
                isAccepted ? null : error(tracker, report.error()));
    }

    private @Nullable ErrorView error(TrackerUrl tracker, Option<TrackerError> error) {
        return error.map(known -> views.error(tracker, known)).getOrNull();
    }

    private static @Nullable Boolean scrape(ScrapeFinding finding) {
        return finding == ScrapeFinding.UNTRIED ? null : finding == ScrapeFinding.ANSWERS;
    }

    private static @Nullable AnswerTimesView times(Option<AnswerTimes> times) {
        return times.map(known -> new AnswerTimesView(
                        known.fastest().toMillis(),
                        known.median().toMillis(),
                        known.slowest().toMillis(),
                        known.all().map(Duration::toMillis).asJava()))
                .getOrNull();
    }

    private Map<String, RouteView> families(TrackerReport report) {
        Map<String, RouteView> shown = new LinkedHashMap<>();
        if (!report.addresses().isEmpty()) {
            for (Family family : Family.values()) {
                shown.put(family.label(), route(report, family));
            }
        }
        return shown;
    }

    private RouteView route(TrackerReport report, Family family) {
        List<String> addresses =
                report.addresses().filter(family::has).map(CheckViews::written).asJava();
        return report.routes()
                .get(Option.some(family))
                .map(route -> new RouteView(
                        route.isAccepted() ? "accepted" : "failed",
                        addresses,
                        times(Option.when(!route.times().isEmpty(), () -> new AnswerTimes(route.times()))),
                        error(report.tracker(), route.error())))
                .getOrElse(() -> new RouteView(addresses.isEmpty() ? "absent" : "untried", addresses, null, null));
    }

    private static String written(InetAddress address) {
        return IpAddress.of(address.getAddress()).toString();
    }
}
