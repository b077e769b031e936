package dev.herald.adapter.udp;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked a tracker, on its way to the one end it will have. It visits the tracker's addresses one after the other, each
 * for a fair share of the time there is; at each it waits in line, flies, and rests until it is sent again. While it lives its alarm
 * is armed, so its deadline is kept whatever else happens. Times are nanoseconds on the clock of the conversations.
 */
abstract class Question extends Exchange {

    private static final String ID_TROUBLE = "connection id";

    /** Where nobody answers for so long, the next address is tried beside it (RFC 8305): as long as a packet to strangers may take. */
    private static final long SCOUTS_EVERY = 1_000_000_000L;

    private static final String WHOLE_ANSWER =
            "the rest of the answer (a tracker of chosen torrents may leave it out for others)";

    /** What it is doing. */
    enum State {
        /** The tracker's name is being resolved. */
        RESOLVING,
        /** It stands in the line of its conversation. */
        WAITING,
        /** It was sent and an answer may be expected: it takes a place in the window. */
        FLYING,
        /** It is overdue, and will be sent again. An answer is welcome all the same. */
        RESTING,
        /** It has ended. */
        OVER
    }

    final TrackerUrl tracker;
    private final Trail trail;
    private final TimeLimit limit;

    /** The links of the line it stands in. */
    @Nullable
    Question ahead;

    @Nullable
    Question behind;

    private State state = State.RESOLVING;
    private @Nullable Conversations all;
    private @Nullable Itinerary itinerary;
    private @Nullable Conversation conversation;
    private long joined;
    private long shareEnd;
    /** When the next address is scouted, if this one is silent until then. */
    private long scoutAt;
    /** Where it is, beside the address that it visits. */
    private List<Conversation> scouted = List.of();

    private @Nullable Transmissions transmissions;
    /** The connection id it was sent with last, as a {@link ConnectionId#generation()}. */
    private int generation;

    private boolean reconnected;
    /** How many bytes of an answer came, if not enough did; 0 otherwise. */
    private int bytesCutShort;

    Question(TrackerUrl tracker, TimeLimit limit, Trail trail) {
        this.tracker = tracker;
        this.trail = trail;
        this.limit = limit;
    }

    /** The IP versions it may be asked over. */
    abstract AddressFamilies families();

    /** What it asks, for people. */
    abstract String kind();

    /** Where to write down what happens to it. */
    final Trail trail() {
        return trail;
    }

    /** Writes the request; every time the same bytes, but for the connection id (UDP-T3). */
    abstract void write(ByteBuffer out, long connectionId, boolean overIpv4);

    /** Reads an answer. False where more has to be asked. */
    abstract boolean read(ByteBuffer packet, boolean overIpv4);

    /** Tells the asker that no more will come, and why. */
    abstract void tell(TrackerError error);

    /** Tells the asker of a mistake of ours. */
    abstract void tellOf(Throwable bug);

    /** Whether the asker has an answer, or wants none any more. */
    abstract boolean isTold();

    /** From now on the deadline is watched. */
    final void begin(Conversations those) {
        all = those;
        those.wheel().arm(this, limit.end());
    }

    /** The tracker's addresses are known. */
    final void visit(Route route) {
        if (state == State.RESOLVING) {
            trail.resolved(tracker.host(), route.addresses());
            itinerary = new Itinerary(route);
            visitNext(itinerary);
        }
    }

    private void visitNext(Itinerary way) {
        visit(way, way.next());
    }

    private void visit(Itinerary way, InetSocketAddress address) {
        conversation = all().with(address);
        trail.visits(address, way.left() + 1);
        joined = all().now();
        shareEnd = joined + way.shareOf(limit.end() - joined);
        scoutAt = joined + SCOUTS_EVERY;
        conversation.join(this);
    }

    private Conversations all() {
        return Objects.requireNonNull(all, "begun");
    }

    @Override
    final Conversation conversation() {
        return Objects.requireNonNull(conversation, "on a visit");
    }

    final State state() {
        return state;
    }

    /** When its visit began. */
    final long joined() {
        return joined;
    }

    /** When its visit has to end. */
    final long shareEnd() {
        return shareEnd;
    }

    /** Where BEP 15's n stands if a new id is needed: it goes on from the request to the connect (UDP-T2). */
    final int n(int currentGeneration) {
        return transmissions == null || generation != currentGeneration ? 0 : transmissions.n();
    }

    /** It stands in line now. */
    final void waits() {
        state = State.WAITING;
        all().wheel().arm(this, isUnheard() ? Math.min(shareEnd, scoutAt) : shareEnd);
    }

    /** Whether it waits where nothing has been heard since it came, and there are other addresses. */
    private boolean isUnheard() {
        return state == State.WAITING
                && transmissions == null
                && itinerary != null
                && itinerary.hasNext()
                && !conversation().heardSince(joined);
    }

    /** Looks whether the next address answers, without leaving this one. A connect obliges a tracker to nothing. */
    private void scout() {
        Option<InetSocketAddress> next =
                isUnheard() ? Objects.requireNonNull(itinerary).ahead(scouted.size()) : Option.none();
        if (next.isEmpty()) {
            all().wheel().arm(this, shareEnd);
            return;
        }
        trail.scouts(next.get());
        Conversation there = all().with(next.get());
        scouted = Stream.concat(scouted.stream(), Stream.of(there)).toList();
        scoutAt += SCOUTS_EVERY;
        all().wheel().arm(this, Math.min(shareEnd, scoutAt));
        there.scout(this);
    }

    /** Somebody is there while nobody is here. */
    final void found(Conversation there) {
        if (isUnheard()) {
            trail.leaves(conversation().remote(), limit.givenUpWhile(Stage.CONNECT, all().now()));
            endVisit();
            Itinerary way = Objects.requireNonNull(itinerary);
            visit(way, way.jumpTo(there.remote()));
        }
    }

    /** It was sent now in so many bytes, with an id of this generation, and the answer is due in {@code answerDue}. */
    final void flies(int bytes, int idGeneration, long answerDue) {
        long now = all().now();
        Transmissions flown = transmissions == null ? new Transmissions() : transmissions;
        if (idGeneration != generation) {
            flown.startAt(0);
        }
        transmissions = flown;
        generation = idGeneration;
        Schedule schedule = all().schedule();
        long wait = flown.sent(schedule, schedule.transmissions(), now, answerDue, shareEnd - now);
        state = State.FLYING;
        stopScouting();
        trail.sent(kind(), bytes, flown.n());
        all().wheel().arm(this, Math.min(shareEnd, now + Math.min(wait, answerDue)));
    }

    @Override
    final void ring() {
        try {
            goOn();
        } catch (RuntimeException bug) {
            breakOff(bug);
        }
    }

    private void goOn() {
        if (isTold()) {
            leave();
        } else if (state == State.RESOLVING) {
            end(limit.passedWhile(Stage.RESOLVE));
        } else if (all().now() >= shareEnd) {
            shareIsOver();
        } else if (state == State.WAITING) {
            scout();
        } else {
            overdue(Objects.requireNonNull(transmissions, "sent"));
        }
    }

    /** Whoever only waits behind others, at an address that answers them, need not try another one. */
    private void shareIsOver() {
        if (shareEnd < limit.end() && state == State.WAITING && conversation().heardSince(joined)) {
            shareEnd = limit.end();
            all().wheel().arm(this, shareEnd);
        } else {
            moveOn(inVain(limit.passedWhile(stage())));
        }
    }

    /** Silence, unless the tracker was heard to say too little: then that is what is wrong with it. */
    private TrackerError inVain(TrackerError silence) {
        return bytesCutShort == 0 ? silence : new Malformed(WHOLE_ANSWER, bytesCutShort);
    }

    private void overdue(Transmissions flown) {
        Conversation here = conversation();
        if (state == State.FLYING) {
            state = State.RESTING;
            here.lost(flown.last());
            trail.overdue(all().now() - flown.last());
        }
        if (all().now() < flown.again()) {
            all().wheel().arm(this, Math.min(flown.again(), shareEnd));
        } else if (flown.n() < all().schedule().transmissions()) {
            here.rejoin(this);
        } else {
            moveOn(inVain(limit.givenUpWhile(stage(), all().now())));
        }
        here.pump();
    }

    /** opentracker answers so, each time, for a torrent that its whitelist does not have. */
    @Override
    final void cutShort(int bytes) {
        bytesCutShort = bytes;
    }

    @Override
    final void ignored(InetSocketAddress from, Discard why) {
        trail.ignored(from, why);
    }

    @Override
    final void answered(ByteBuffer packet) {
        trail.received("an answer", packet.remaining());
        Conversation here = settle();
        Objects.requireNonNull(itinerary).proven();
        if (read(packet, here.isIpv4())) {
            leave();
        } else {
            trail.askedAgain("the answer leaves out some that were asked for");
            here.rejoin(this);
        }
        here.pump();
    }

    /** An id the tracker does not know any more is asked for again, once (UDP-C5). */
    @Override
    final void refused(String words) {
        trail.received("an error", AnswerFrames.HEADER + words.length());
        Conversation here = settle();
        here.dropId(generation);
        if (!reconnected && words.toLowerCase(Locale.ROOT).contains(ID_TROUBLE)) {
            reconnected = true;
            trail.askedAgain("the tracker does not take the connection id any more");
            here.rejoin(this);
        } else {
            turnDown(words);
        }
        here.pump();
    }

    /** It was answered: it holds nothing any more but its alarm. */
    private Conversation settle() {
        Conversation here = conversation();
        Transmissions flown = Objects.requireNonNull(transmissions, "sent");
        here.heard(flown);
        flown.restart();
        if (state == State.FLYING) {
            here.landed();
        } else if (state == State.WAITING) {
            here.outOfLine(this);
        }
        state = State.RESTING;
        return here;
    }

    /** The tracker's no is the end. */
    final void turnDown(String words) {
        end(Refused.of(tracker.hideSecretsIn(words), RetryAdvice.UNSTATED));
    }

    /** Goes to the next address, or ends with {@code why} where there is none. */
    final void moveOn(TrackerError why) {
        if (itinerary == null || !itinerary.hasNext() || all().now() >= limit.end()) {
            end(why);
        } else {
            trail.leaves(conversation().remote(), why);
            endVisit();
            visitNext(itinerary);
        }
    }

    /** Ends with {@code error}, wherever it stands. */
    final void end(TrackerError error) {
        leave();
        tell(error);
    }

    /** Ends over a mistake, which is nobody else's trouble. */
    final void breakOff(Throwable bug) {
        leave();
        Throwable cause = bug instanceof CompletionException ? bug.getCause() : null;
        tellOf(cause == null ? bug : cause);
    }

    /** Ends without a word, and gives back whatever it holds, wherever it stands. */
    final void leave() {
        endVisit();
        state = State.OVER;
        if (all != null) {
            all.wheel().disarm(this);
        }
    }

    private void endVisit() {
        Conversation here = conversation;
        stopScouting();
        if (here != null) {
            conversation = null;
            here.left(this);
            transmissions = null;
        }
    }

    private void stopScouting() {
        scouted.forEach(there -> there.noLongerScouts(this));
        scouted = List.of();
    }

    private Stage stage() {
        if (transmissions != null) {
            return Stage.RECEIVE;
        }
        return conversation().isConnected() ? Stage.SEND : Stage.CONNECT;
    }
}
