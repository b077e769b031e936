package dev.herald.bootstrap.cli.output;

import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.PrintableText;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.session.Answer;
import dev.herald.domain.tracker.TrackerUrl;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What happens to sessions, counted, as the text that Prometheus reads. Trackers are named by their masked URLs, whatever else is
 * shown, and only so many of them: those that come later are counted together. Safe for use by many threads.
 */
public final class Metrics {

    static final int MOST_TRACKERS = 200;
    private static final int LONGEST_URL = 200;
    private static final String OTHERS = "others";

    private final Map<String, Counted> trackers = new TreeMap<>();
    private final Map<ErrorKind, Long> failures = new EnumMap<>(ErrorKind.class);

    /** What was counted of one tracker. */
    private static final class Counted {
        private long accepted;
        private long failed;
        private long peers;
    }

    /** A tracker accepted an announce. */
    public synchronized void accepted(TrackerUrl tracker, AnnounceResponse response) {
        Counted counted = counted(tracker);
        counted.accepted++;
        counted.peers += response.peers().received();
    }

    /** An announce failed. */
    public synchronized void failed(TrackerUrl tracker, TrackerError error) {
        counted(tracker).failed++;
        failures.merge(error.kind(), 1L, Long::sum);
    }

    private Counted counted(TrackerUrl tracker) {
        return trackers.computeIfAbsent(label(tracker), first -> new Counted());
    }

    private String label(TrackerUrl tracker) {
        String url = PrintableText.uncut(Secrecy.MASKED.url(tracker));
        String cut = url.length() <= LONGEST_URL ? url : url.substring(0, LONGEST_URL);
        return trackers.containsKey(cut) || trackers.size() < MOST_TRACKERS ? cut : OTHERS;
    }

    /** All of it, and how the sessions stand now. */
    public synchronized String text(Collection<SessionStatus> sessions) {
        List<TrackerStatus> statuses = sessions.stream()
                .flatMap(session -> session.trackers().toJavaStream())
                .toList();
        statuses.forEach(status -> counted(status.tracker()));
        MetricsText text = new MetricsText();
        text.family("herald_sessions", "gauge", "Torrents that are kept announced.")
                .sample(sessions.size());
        counters(text);
        states(text, statuses);
        counts(text, statuses);
        return text.toString();
    }

    private void counters(MetricsText text) {
        text.family("herald_announces_total", "counter", "Announces that ended, by tracker and outcome.");
        trackers.forEach((tracker, counted) -> text.sample(counted.accepted, "tracker", tracker, "outcome", "accepted")
                .sample(counted.failed, "tracker", tracker, "outcome", "failed"));
        text.family("herald_peers_received_total", "counter", "Peers in the answers of trackers.");
        trackers.forEach((tracker, counted) -> text.sample(counted.peers, "tracker", tracker));
        text.family("herald_failures_total", "counter", "Announces that failed, by the kind of failure.");
        for (ErrorKind kind : ErrorKind.values()) {
            text.sample(failures.getOrDefault(kind, 0L), "kind", kind.label());
        }
    }

    private void states(MetricsText text, List<TrackerStatus> statuses) {
        Map<String, Map<String, Long>> states = new TreeMap<>();
        Map<String, Long> next = new TreeMap<>();
        for (TrackerStatus status : statuses) {
            String tracker = label(status.tracker());
            states.computeIfAbsent(tracker, first -> new TreeMap<>()).merge(state(status), 1L, Long::sum);
            status.next().forEach(wait -> next.merge(tracker, wait.toSeconds(), Math::min));
        }
        text.family("herald_swarms", "gauge", "Swarms at a tracker, by how things stand with it.");
        states.forEach((tracker, swarms) ->
                swarms.forEach((state, count) -> text.sample(count, "tracker", tracker, "state", state)));
        text.family("herald_next_announce_seconds", "gauge", "How long until a tracker is asked next.");
        next.forEach((tracker, seconds) -> text.sample(seconds, "tracker", tracker));
    }

    private void counts(MetricsText text, List<TrackerStatus> statuses) {
        text.family("herald_seeders", "gauge", "Seeders by the last answers of a tracker, over its swarms.");
        sum(statuses, Answer::seeders).forEach((tracker, count) -> text.sample(count, "tracker", tracker));
        text.family("herald_leechers", "gauge", "Leechers by the last answers of a tracker, over its swarms.");
        sum(statuses, Answer::leechers).forEach((tracker, count) -> text.sample(count, "tracker", tracker));
    }

    /** A negative count is an unknown one. */
    private Map<String, Long> sum(List<TrackerStatus> statuses, ToLongFunction<Answer> count) {
        Map<String, Long> sums = new TreeMap<>();
        for (TrackerStatus status : statuses) {
            status.answer()
                    .map(count::applyAsLong)
                    .filter(known -> known >= 0)
                    .forEach(known -> sums.merge(label(status.tracker()), known, Long::sum));
        }
        return sums;
    }

    private static String state(TrackerStatus status) {
        return switch (status.place()) {
            case WITH_TRACKER -> "asking";
            case QUEUED_HERE -> "queued";
            case WAITING_FOR_OWN_NETWORK -> "no-network";
            case DISABLED -> "given-up";
            case WAITING, IN_RESERVE ->
                status.error().isDefined() ? "failed" : status.answer().isDefined() ? "working" : "not-asked";
        };
    }
}
