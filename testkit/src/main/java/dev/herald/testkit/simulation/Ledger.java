package dev.herald.testkit.simulation;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Watches from the trackers' side whether those who announce keep to every {@link Rule}: after each question it knows what its tracker
 * and the asker owe each other, and nothing else; its memory grows with trackers times swarms, not with time. What it finds
 * it keeps until {@link #assertKept()}, which names the seed that replays it.
 *
 * <p>It knows a session by its swarm and its peer-id: a session that is opened again wants another peer-id, or is the old one for it.
 * What users do it must be told: {@link #outOfTurn}, {@link #added}, {@link #parts}, {@link #left}.
 *
 * <p>Failures that look as if our own network were down, three silent questions with no answer from anybody between them, ask for no
 * back-off: whoever takes them for that is right not to blame a tracker.
 */
public final class Ledger {

    private static final int BREACHES_KEPT = 20;
    private static final int SILENCES_OF_AN_OUTAGE = 3;

    private final long seed;
    private final Courtesy courtesy;
    private final Scheduler time;
    private final Map<Member, Attendance> attendances = new HashMap<>();
    private Vector<Breach> breaches = Vector.empty();
    private long announces;
    private int silences;

    Ledger(long seed, Courtesy courtesy, Scheduler time) {
        this.seed = seed;
        this.courtesy = courtesy;
        this.time = time;
    }

    // -- what the gateway tells

    synchronized Account asked(TrackerUrl tracker, AnnounceRequest request) {
        announces++;
        Account account = attendance(Member.of(request)).at(tracker);
        Rule broken = account.judge(request, now(), courtesy);
        if (broken != null) {
            note(broken, account, request.event() + " announced, " + account.story());
        }
        account.asked(request, now());
        return account;
    }

    synchronized void answered(
            Account account, AnnounceRequest request, Either<TrackerError, AnnounceResponse> answer) {
        answer.peek(response -> {
                    silences = 0;
                    account.accepted(request, response, now(), courtesy);
                })
                .peekLeft(error -> failed(account, request, error));
    }

    private void failed(Account account, AnnounceRequest request, TrackerError error) {
        switch (error.kind()) {
            case REFUSED, MALFORMED -> {
                silences = 0;
                account.refused(request, error, now(), courtesy);
            }
            case UNREACHABLE, TIMED_OUT -> {
                silences++;
                silent(account, error);
            }
            case UNSUPPORTED, BLOCKED, TOO_SOON, EXHAUSTED -> account.withdrawn(Long.MAX_VALUE);
        }
    }

    private void silent(Account account, TrackerError error) {
        if (silences >= SILENCES_OF_AN_OUTAGE) {
            account.excused(now() + courtesy.latest(courtesy.backOff(1)));
        } else {
            account.failed(error, now(), courtesy);
        }
    }

    synchronized void withdrawn(Account account) {
        account.withdrawn(now() + courtesy.latest(0));
    }

    /** Our own network was down, so no tracker ever heard of it. */
    synchronized void couldNotAsk() {
        silences++;
    }

    // -- what the test tells

    /** A user asked for an announce of this swarm now: once, its trackers may be asked before their intervals have passed (RETRY-4). */
    public synchronized void outOfTurn(InfoHash swarm, PeerId peer) {
        attendance(new Member(swarm, peer)).mayAskOutOfTurn(now());
    }

    /** A user gave this session a tracker it did not have just before: that one may be asked at once, whatever it said earlier. */
    public synchronized void added(InfoHash swarm, PeerId peer, TrackerUrl tracker) {
        attendance(new Member(swarm, peer)).at(tracker).beginsAnew();
    }

    /** A user stops this session: a {@code completed} that is still owed waits for no back-off any more (HTTP-A8, RETRY-11). */
    public synchronized void parts(InfoHash swarm, PeerId peer) {
        attendance(new Member(swarm, peer)).parts();
    }

    /** This session is over: from now on nothing may be heard of it. */
    public synchronized void left(InfoHash swarm, PeerId peer) {
        attendance(new Member(swarm, peer)).leaves();
    }

    // -- what it found

    /** How many announces there were. */
    public synchronized long announces() {
        return announces;
    }

    /** The first breaches of rules, in order; a few are enough. */
    public synchronized Seq<Breach> breaches() {
        return breaches;
    }

    /** Throws, and names the seed, if a rule was broken so far. */
    public synchronized void assertKept() {
        if (!breaches.isEmpty()) {
            throw new AssertionError("seed " + seed + ": " + breaches.mkString("\n"));
        }
    }

    /**
     * Throws if somebody who has not left should have announced {@code patience} ago or more. Looks at everybody: not for
     * every step.
     */
    public synchronized void assertNobodyForgotten(Duration patience) {
        long now = now();
        attendances.values().stream()
                .filter(attendance -> attendance.isMissing(now, patience.toMillis()))
                .limit(BREACHES_KEPT)
                .forEach(attendance -> note(
                        Rule.NOBODY_FORGOTTEN,
                        attendance.first(),
                        "was expected by " + Duration.ofMillis(attendance.dueBy()) + " at the latest"));
        assertKept();
    }

    private Attendance attendance(Member member) {
        return attendances.computeIfAbsent(member, Attendance::new);
    }

    private void note(Rule rule, Account account, String story) {
        if (breaches.size() < BREACHES_KEPT) {
            InfoHash swarm = account.attendance().member().swarm();
            breaches = breaches.append(new Breach(rule, time.now(), account.tracker(), swarm, story));
        }
    }

    private long now() {
        return time.now().toMillis();
    }
}
