package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * What one tracker has been told about one swarm, what it is owed, and what it said (HTTP-A8, TIER-9, RETRY-5).
 *
 * <p>Immutable: whatever happens makes a changed copy. One that was never asked shares everything it can with others.
 */
public final class Contact {

    private static final long NEVER_ASKED = Long.MIN_VALUE;

    private final TrackerUrl tracker;
    private final InfoHash swarm;
    private final int tier;

    private boolean started;
    private boolean owesCompleted;
    /** An announce is on its way, or waits for its turn (RETRY-10). */
    private boolean asked;
    /** What it says, once it has left. */
    private @Nullable AnnounceEvent told;

    private long askedAt = NEVER_ASKED;
    private Due due = Due.AT_ONCE;
    private int failures;
    private @Nullable Answer answer;
    private @Nullable TrackerError error;
    private @Nullable TrackerId trackerId;

    Contact(TrackerUrl tracker, InfoHash swarm, int tier) {
        this.tracker = tracker;
        this.swarm = swarm;
        this.tier = tier;
    }

    private Contact(Contact other, TrackerUrl tracker, int tier) {
        this(tracker, other.swarm, tier);
        started = other.started;
        owesCompleted = other.owesCompleted;
        asked = other.asked;
        told = other.told;
        askedAt = other.askedAt;
        due = other.due;
        failures = other.failures;
        answer = other.answer;
        error = other.error;
        trackerId = other.trackerId;
    }

    private Contact copy() {
        return new Contact(this, tracker, tier);
    }

    /** The same where {@code other} stands, with its URL as it is written there: name and password may have changed. */
    Contact inPlaceOf(Contact other) {
        return new Contact(this, other.tracker, other.tier);
    }

    // -- what it is owed

    /** What the next announce has to report: {@code started} until acknowledged, then {@code completed} if that is owed. */
    AnnounceEvent owed() {
        if (!started) {
            return AnnounceEvent.STARTED;
        }
        return owesCompleted ? AnnounceEvent.COMPLETED : AnnounceEvent.NONE;
    }

    /** The download is complete. Only who saw it begin, or is being told so, hears of it (HTTP-A8). */
    Contact completes() {
        if (!started && told != AnnounceEvent.STARTED) {
            return this;
        }
        Contact copy = copy();
        copy.owesCompleted = true;
        return copy;
    }

    Contact withoutCompleted() {
        Contact copy = copy();
        copy.owesCompleted = false;
        return copy;
    }

    // -- what happens to it

    Contact ask() {
        Contact copy = copy();
        copy.asked = true;
        return copy;
    }

    Contact leaves(AnnounceEvent event, long now) {
        Contact copy = copy();
        copy.told = event;
        copy.askedAt = now;
        return copy;
    }

    /** It has not been asked after all, or nobody waits for its answer any more. */
    Contact rests() {
        Contact copy = copy();
        copy.asked = false;
        copy.told = null;
        return copy;
    }

    Contact accepted(AnnounceResponse response, Due next, long now) {
        Contact copy = rests();
        copy.started = (started || told == AnnounceEvent.STARTED) && told != AnnounceEvent.STOPPED;
        copy.owesCompleted = owesCompleted && told != AnnounceEvent.COMPLETED;
        copy.failures = 0;
        copy.error = null;
        copy.due = next;
        copy.answer = Answer.of(response, now);
        copy.trackerId = response.trackerId().getOrElse(trackerId);
        return copy;
    }

    /**
     * A tracker that spoke to refuse may have forgotten us, and hears {@code started} again; and it has understood what we told it,
     * so {@code completed} is not told twice.
     */
    Contact failed(TrackerError why, Due next) {
        Contact copy = rests();
        if (Refusals.isTrackersWord(why)) {
            copy.started = started && told == AnnounceEvent.COMPLETED;
            copy.owesCompleted = owesCompleted && told != AnnounceEvent.COMPLETED;
        }
        copy.failures = failures + 1;
        copy.error = why;
        copy.due = next;
        return copy;
    }

    /** Its host is down: no failure of its own. */
    Contact turnedAway(TrackerError why, Due next) {
        Contact copy = rests();
        copy.error = why;
        copy.due = next;
        return copy;
    }

    boolean isHostDown() {
        return due.rule() == DueRule.HOST_DOWN;
    }

    Contact withoutHostDown() {
        if (!isHostDown()) {
            return this;
        }
        Contact copy = copy();
        copy.due = Due.AT_ONCE;
        return copy;
    }

    // -- when it may be asked

    /** Whether it may be asked by itself: events need not wait for the interval, but for the end of a back-off (RETRY-3). */
    boolean isReady(long now) {
        return !asked && (due.hasCome(now) || (due.rule().isCourtesy() && owed() != AnnounceEvent.NONE));
    }

    boolean wasAsked() {
        return askedAt != NEVER_ASKED;
    }

    /** Whether it answered, and it is only its interval that we wait for. */
    boolean serves(long now) {
        return due.rule().isCourtesy() && due.at() > now;
    }

    boolean isAt(ContactKey key) {
        return tracker.equals(key.tracker()) && swarm.equals(key.swarm());
    }

    // -- what can be seen of it

    /** Which contact this is. */
    public ContactKey key() {
        return new ContactKey(tracker, swarm);
    }

    public TrackerUrl tracker() {
        return tracker;
    }

    public InfoHash swarm() {
        return swarm;
    }

    /** The number of its tier, the first is 0. */
    public int tier() {
        return tier;
    }

    /** Whether it acknowledged {@code started}, and has not forgotten us since as far as we know. */
    public boolean isStarted() {
        return started;
    }

    /** Whether {@code completed} is still to be told. */
    public boolean owesCompleted() {
        return owesCompleted;
    }

    /** Whether an announce is on its way, or waits for its turn. */
    public boolean isAsked() {
        return asked;
    }

    /** What the announce says that is with the tracker now; none where none is. */
    public Option<AnnounceEvent> told() {
        return Option.of(told);
    }

    /** When an announce last left, in milliseconds of the session's clock; only where one did. */
    public long askedAt() {
        return askedAt;
    }

    /** When it may be asked again, and why not before. */
    public Due due() {
        return due;
    }

    /** Failures in a row; 0 after an answer (RETRY-5). */
    public int failures() {
        return failures;
    }

    /** Its last yes. */
    public Option<Answer> answer() {
        return Option.of(answer);
    }

    /** Why it failed last; none since it answered. */
    public Option<TrackerError> error() {
        return Option.of(error);
    }

    /** The token it handed out last (HTTP-A13). */
    public Option<TrackerId> trackerId() {
        return Option.of(trackerId);
    }
}
