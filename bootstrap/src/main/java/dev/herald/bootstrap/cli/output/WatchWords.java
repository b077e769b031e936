package dev.herald.bootstrap.cli.output;

import dev.herald.application.session.TrackerStatus;
import dev.herald.application.session.TrackerStatus.Place;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.session.DueRule;
import java.time.Duration;
import java.util.Locale;

/** How a person is told what a session and a tracker wait for, and why. */
final class WatchWords {

    private static final int SECONDS = 60;

    private WatchWords() {}

    /** What is going on with the tracker. */
    static String state(TrackerStatus status) {
        return switch (status.place()) {
            case WITH_TRACKER -> "asking";
            case QUEUED_HERE -> "queued here";
            case WAITING_FOR_OWN_NETWORK -> "no network";
            case DISABLED -> "given up";
            case WAITING, IN_RESERVE -> standing(status);
        };
    }

    private static String standing(TrackerStatus status) {
        if (status.error().isDefined()) {
            return status.failures() > 1 ? "failed " + status.failures() + "x" : "failed";
        }
        if (status.answer().isDefined()) {
            return "working";
        }
        return status.place() == Place.IN_RESERVE ? "in reserve" : "not asked yet";
    }

    /** When it is asked next, and why not before. */
    static String next(TrackerStatus status) {
        return switch (status.place()) {
            case WITH_TRACKER ->
                status.telling().map(event -> "now: " + event(event)).getOrElse("now");
            case QUEUED_HERE -> "as soon as it is its turn";
            case WAITING_FOR_OWN_NETWORK -> "when our own network is back";
            case DISABLED -> "not by itself: " + why(status.rule());
            case IN_RESERVE -> "when those before it fail";
            case WAITING ->
                status.next().map(wait -> "in " + clock(wait) + ": ").getOrElse("") + why(status.rule());
        };
    }

    private static String event(AnnounceEvent event) {
        return event == AnnounceEvent.NONE ? "a regular announce" : event.name().toLowerCase(Locale.ROOT);
    }

    /** A rule for people. */
    static String why(DueRule rule) {
        return switch (rule) {
            case AT_ONCE -> "nothing holds it back";
            case INTERVAL -> "the tracker's interval";
            case FLOOR -> "our shortest interval";
            case CEILING -> "our longest interval";
            case MIN_INTERVAL -> "the tracker's minimum interval";
            case BACK_OFF -> "it failed";
            case RETRY_ADVICE -> "it said when to come back";
            case SEMANTIC_REFUSAL -> "it refuses this torrent";
            case BLOCKED -> "our own policy forbids it";
            case HOST_DOWN -> "its host is down";
            case NEVER -> "it will not have us, or we cannot talk to it";
        };
    }

    /** A rule as scripts read it. */
    static String label(DueRule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Minutes and seconds, or hours too where there are any. */
    static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSeconds() % SECONDS);
    }
}
