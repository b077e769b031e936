package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.session.SessionFact.Answered;
import dev.herald.domain.session.SessionFact.Failed;
import dev.herald.domain.session.SessionFact.Left;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/** A session's life in a loop over facts: trackers that do as they are told, time that jumps from one moment to the next, and a log. */
final class Timeline {

    static final SessionTiming EXACT = SessionTiming.DEFAULT.withJitter(Duration.ZERO);

    private final SessionRules rules;
    private final Queue<Moment> moments =
            new PriorityQueue<>(Comparator.comparingLong(Moment::at).thenComparingInt(Moment::order));
    private final Map<TrackerUrl, Tracker> trackers = new HashMap<>();
    private final Map<ContactKey, Moment> underWay = new HashMap<>();
    private Session session;
    private Vector<String> log = Vector.empty();
    private long now;
    private int moment;

    /** What a tracker does with an announce. */
    interface Tracker {
        Either<TrackerError, AnnounceResponse> hear(AnnounceEvent event);
    }

    private record Moment(long at, int order, SessionFact fact) {}

    Timeline(Torrent torrent, TierPolicy policy, boolean complete) {
        this(new SessionRules(EXACT, new Unmoved()), torrent, policy, complete);
    }

    Timeline(SessionRules rules, Torrent torrent, TierPolicy policy, boolean complete) {
        this.rules = rules;
        this.session = SessionRules.open(torrent, policy, complete);
    }

    /** A download of {@code torrent}, announced as BEP 12 says, or as BEP 27 if it is private. */
    static Timeline of(Torrent torrent) {
        return new Timeline(torrent, TierPolicy.BEP12, false);
    }

    Timeline opened() {
        return tell(new SessionFact.Opened());
    }

    // -- trackers

    static Either<TrackerError, AnnounceResponse> yes(Duration interval) {
        return yes(interval, Option.none());
    }

    static Either<TrackerError, AnnounceResponse> yes(Duration interval, Option<Duration> minimum) {
        return Either.right(new AnnounceResponse(
                new AnnounceIntervals(interval, minimum),
                SwarmStats.unknown(),
                PeerList.of(Vector.empty()),
                Option.none(),
                Option.none(),
                Option.none(),
                Vector.empty()));
    }

    static TrackerError refusal(String reason) {
        return TrackerError.Refused.of(reason, RetryAdvice.UNSTATED);
    }

    static TrackerError silence() {
        return new TrackerError.TimedOut(Duration.ofSeconds(30), Stage.RECEIVE);
    }

    Timeline tracker(TrackerUrl url, Tracker tracker) {
        trackers.put(url, tracker);
        return this;
    }

    /** From now on it accepts, and asks for half an hour. */
    Timeline up(TrackerUrl url) {
        return tracker(url, event -> yes(Duration.ofMinutes(30)));
    }

    /** From now on it fails like this: at once, or after half a minute if it is silence. */
    Timeline fails(TrackerUrl url, TrackerError error) {
        return tracker(url, event -> Either.left(error));
    }

    Timeline down(TrackerUrl url) {
        return fails(url, refusal("down"));
    }

    // -- facts

    /** Tells a fact now, and does what comes of it. */
    Timeline tell(SessionFact fact) {
        Step step = rules.on(session, fact, now);
        session = step.session();
        step.actions().forEach(this::act);
        return this;
    }

    /** Lets time pass, and whatever falls into it happen. */
    Timeline pass(Duration span) {
        long end = now + span.toMillis();
        while (next() <= end) {
            now = Math.max(now, next());
            Moment due = moments.peek();
            if (due != null && due.at() <= now) {
                moments.remove();
                happen(due);
            } else {
                tell(new SessionFact.TimePassed());
            }
        }
        now = end;
        return this;
    }

    private long next() {
        Moment due = moments.peek();
        return Math.min(session.wakeAt(), due == null ? Due.NO_TIME : due.at());
    }

    private void happen(Moment due) {
        if (due.fact() instanceof SessionFact.OfContact fact) {
            underWay.remove(fact.contact());
        }
        tell(due.fact());
    }

    private void act(SessionAction action) {
        if (action instanceof SessionAction.Announce announce) {
            announce(announce.contact());
        } else if (action instanceof SessionAction.Withdraw withdraw) {
            moments.remove(underWay.remove(withdraw.contact()));
        } else if (action instanceof SessionAction.DropPeers drop) {
            write("drop the peers of " + drop.previous().host());
        } else if (action instanceof SessionAction.Done) {
            write("done");
        }
    }

    private void announce(ContactKey key) {
        tell(new Left(key));
        AnnounceEvent event = contact(key).told().get();
        write(key.tracker().host() + " " + event.name().toLowerCase(java.util.Locale.ROOT));
        Tracker tracker = trackers.getOrDefault(key.tracker(), any -> yes(Duration.ofMinutes(30)));
        Moment end = tracker.hear(event)
                .fold(
                        error -> moment(error instanceof TrackerError.TimedOut ? 30_000 : 0, new Failed(key, error)),
                        response -> moment(0, new Answered(key, response)));
        underWay.put(key, end);
        moments.add(end);
    }

    private Moment moment(long delay, SessionFact fact) {
        return new Moment(now + delay, moment++, fact);
    }

    // -- what came of it

    private void write(String what) {
        long seconds = now / 1_000;
        String days = seconds < 86_400 ? "" : seconds / 86_400 + "d ";
        log = log.append(
                days + String.format("%d:%02d:%02d ", seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60) + what);
    }

    /** What happened since this was asked last, each with its time. */
    Vector<String> log() {
        Vector<String> fresh = log;
        log = Vector.empty();
        return fresh;
    }

    Session session() {
        return session;
    }

    SessionRules rules() {
        return rules;
    }

    Contact contact(ContactKey key) {
        return session.contact(key).get();
    }

    /** The only contact with that tracker. */
    Contact contact(TrackerUrl tracker) {
        return session.contacts()
                .find(contact -> contact.tracker().equals(tracker))
                .get();
    }

    long now() {
        return now;
    }
}
