package dev.herald.testkit.simulation;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one tracker and one peer of a swarm have said to each other, as far as the next announce is judged by it. */
final class Account {

    private static final long NO_TIME = Long.MAX_VALUE;

    private final TrackerUrl tracker;
    private final Attendance attendance;
    private final @Nullable Account next;

    private boolean underWay;
    private boolean knowsUs;
    /** It was taken away and given back: whether anybody had the time to part from it, nobody can tell from here. */
    private boolean mayHaveParted;

    private boolean mayHearStopped;
    private boolean sawUsIncomplete;
    private boolean heardCompleted;
    private AnnounceEvent last = AnnounceEvent.NONE;
    private int failures;
    private long uploaded;
    private long downloaded;

    private long askedAt = Long.MIN_VALUE;
    /** What its last answer asks of those who come out of turn; 0 before the first. */
    private long pause;

    private long notBefore = Long.MIN_VALUE;
    private Rule because = Rule.INTERVAL;

    Account(TrackerUrl tracker, Attendance attendance, @Nullable Account next) {
        this.tracker = tracker;
        this.attendance = attendance;
        this.next = next;
    }

    TrackerUrl tracker() {
        return tracker;
    }

    Attendance attendance() {
        return attendance;
    }

    @Nullable
    Account next() {
        return next;
    }

    // -- asking

    void asked(AnnounceRequest request, long now) {
        Progress progress = request.progress();
        underWay = true;
        knowsUs &= request.event() != AnnounceEvent.STOPPED; // whether or not it hears it: we have parted
        last = request.event();
        askedAt = now;
        uploaded = progress.uploaded();
        downloaded = progress.downloaded();
        sawUsIncomplete |= !progress.isComplete();
        attendance.isNotExpected();
    }

    /** Which rule this announce would break, null where none. */
    @Nullable
    Rule judge(AnnounceRequest request, long now, Courtesy courtesy) {
        Progress progress = request.progress();
        if (attendance.isGone()) {
            return Rule.GONE_IS_GONE;
        }
        if (underWay) {
            return Rule.ONE_AT_A_TIME;
        }
        if (progress.uploaded() < uploaded || progress.downloaded() < downloaded) {
            return Rule.COUNTERS_GROW;
        }
        return switch (request.event()) {
            case STARTED -> knowsUs && !mayHaveParted ? Rule.STARTED_ONCE : judgeTime(now, courtesy);
            case NONE, PAUSED -> knowsUs ? judgeTime(now, courtesy) : Rule.STARTED_FIRST;
            case COMPLETED -> judgeCompleted(now, courtesy);
            case STOPPED -> mayHearStopped ? null : Rule.STOPPED_WHERE_STARTED;
        };
    }

    /** An event need not wait for the interval (RETRY-3), but one that failed waits like the others. */
    private @Nullable Rule judgeCompleted(long now, Courtesy courtesy) {
        if (!knowsUs) {
            return Rule.STARTED_FIRST;
        }
        if (heardCompleted) {
            return Rule.COMPLETED_ONCE;
        }
        if (!sawUsIncomplete) {
            return Rule.COMPLETED_OF_DOWNLOADS;
        }
        return failures > 0 && !attendance.isParting() ? judgeTime(now, courtesy) : null;
    }

    private @Nullable Rule judgeTime(long now, Courtesy courtesy) {
        if (now >= notBefore) {
            return null;
        }
        boolean outOfTurn = attendance.outOfTurnAt() >= askedAt;
        if (!outOfTurn || because == Rule.RETRY_ADVICE) {
            return because;
        }
        long least = pause > 0 ? pause : courtesy.leastPause().toMillis();
        return now >= askedAt + least ? null : Rule.MIN_INTERVAL;
    }

    void beginsAnew() {
        mayHaveParted = knowsUs;
        notBefore = Long.MIN_VALUE;
        failures = 0;
    }

    // -- the end of a question

    void accepted(AnnounceRequest request, AnnounceResponse response, long now, Courtesy courtesy) {
        underWay = false;
        mayHaveParted = false;
        failures = 0;
        knowsUs |= request.event() == AnnounceEvent.STARTED;
        mayHearStopped |= knowsUs;
        heardCompleted |= request.event() == AnnounceEvent.COMPLETED;
        if (request.event() == AnnounceEvent.STOPPED) {
            saidGoodbye();
            return;
        }
        pause = courtesy.pause(response.intervals());
        long interval = courtesy.interval(response.intervals());
        isNotExpectedBefore(now + interval, Rule.INTERVAL);
        attendance.isExpectedBy(now + interval + courtesy.tardiness().toMillis());
    }

    private void saidGoodbye() {
        mayHearStopped = false;
        sawUsIncomplete = false;
        notBefore = Long.MIN_VALUE;
    }

    /** A tracker that spoke to refuse may have forgotten us, but has heard what it was told. */
    void refused(AnnounceRequest request, TrackerError error, long now, Courtesy courtesy) {
        if (isItsOwnWord(error)) {
            knowsUs &= request.event() == AnnounceEvent.COMPLETED;
            heardCompleted |= request.event() == AnnounceEvent.COMPLETED;
        }
        failed(error, now, courtesy);
    }

    /** A server that is too busy says nothing about what the tracker knows. */
    private static boolean isItsOwnWord(TrackerError error) {
        return error instanceof Refused refused && !refused.status().exists(status -> status == 429 || status >= 500);
    }

    void failed(TrackerError error, long now, Courtesy courtesy) {
        underWay = false;
        failures++;
        long backOff = courtesy.backOff(failures);
        long advised = courtesy.advice(error.retryAdvice());
        if (error.retryAdvice() instanceof RetryAdvice.Never) {
            isNotExpectedBefore(NO_TIME, Rule.NEVER);
        } else {
            isNotExpectedBefore(
                    now + Math.max(backOff, advised), advised > backOff ? Rule.RETRY_ADVICE : Rule.BACK_OFF);
            attendance.isExpectedBy(now + courtesy.latest(Math.max(backOff, advised)));
        }
    }

    private void isNotExpectedBefore(long moment, Rule rule) {
        notBefore = moment;
        because = rule;
    }

    /** It was our own network that failed, as far as anybody can tell: the tracker may be asked again whenever that is back. */
    void excused(long expectedBy) {
        withdrawn(expectedBy);
        notBefore = Long.MIN_VALUE;
    }

    /** Nobody waits for the answer any more. */
    void withdrawn(long expectedBy) {
        underWay = false;
        attendance.isExpectedBy(expectedBy);
    }

    String story() {
        String wait = notBefore == NO_TIME
                ? "never again"
                : notBefore == Long.MIN_VALUE ? "at any time" : "not before " + Duration.ofMillis(notBefore);
        String asked = askedAt == Long.MIN_VALUE
                ? "never asked before"
                : "asked last at " + Duration.ofMillis(askedAt) + " with " + last;
        return asked + ", " + failures + " failures in a row, then allowed " + wait;
    }
}
