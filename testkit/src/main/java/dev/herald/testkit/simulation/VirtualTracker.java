package dev.herald.testkit.simulation;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A tracker that behaves according to its {@link TrackerNature}, to chance, and to what happens to it. It remembers whom it met and
 * nothing of what they said; the peers and the counts it tells are made up. Made by {@link VirtualTrackers#at}.
 */
public final class VirtualTracker implements TrackerScript {

    private static final SwarmStats CROWD = SwarmStats.of(7, 5, 100);
    private static final PeerList PEERS = PeerList.of(Fixtures.peers());
    private static final TrackerError BROKEN = new TrackerError.Unreachable(Stage.SEND, "the connection broke");
    private static final TrackerError NOBODY_THERE = new TrackerError.Unreachable(Stage.CONNECT, "nobody listens");
    private static final TrackerError STRANGER =
            TrackerError.Refused.of("who are you? say started first", RetryAdvice.UNSTATED);

    private final RandomGenerator random;
    private final Set<Member> met = new HashSet<>();
    private TrackerNature nature;
    private AnnounceResponse yes;
    private boolean down;
    private long heard;
    private long completions;

    VirtualTracker(TrackerNature nature, RandomGenerator random) {
        this.random = random;
        this.nature = nature;
        this.yes = yes(nature);
    }

    private static AnnounceResponse yes(TrackerNature nature) {
        return new AnnounceResponse(
                nature.intervals(), CROWD, PEERS, Option.none(), Option.none(), Option.none(), Vector.empty());
    }

    /** From now on it is like this. Whom it met it still knows. */
    public synchronized void becomes(TrackerNature other) {
        nature = other;
        yes = yes(other);
    }

    /** What it is like. */
    public synchronized TrackerNature nature() {
        return nature;
    }

    /** It is gone until it {@link #comesBack()}. */
    public synchronized void goesDown() {
        down = true;
    }

    /** It is there again, and knows whom it knew. */
    public synchronized void comesBack() {
        down = false;
    }

    /** It forgets everybody, and is there. */
    public synchronized void restarts() {
        met.clear();
        down = false;
    }

    /** Whether it is down. */
    public synchronized boolean isDown() {
        return down;
    }

    /** How many announces reached it. */
    public synchronized long heard() {
        return heard;
    }

    /** How many peers it knows, a peer counted once for each of its swarms. */
    public synchronized int members() {
        return met.size();
    }

    /** How many announces told it that a download became complete. */
    public synchronized long completions() {
        return completions;
    }

    @Override
    public synchronized ScriptedAnswer answer(TrackerQuestion question) {
        if (down && nature.absence() == Absence.SILENCE) {
            return ScriptedAnswer.silence();
        }
        ScriptedAnswer answer = down
                ? ScriptedAnswer.failed(NOBODY_THERE)
                : question instanceof TrackerQuestion.Announce announce
                        ? announced(announce.request())
                        : scraped(((TrackerQuestion.Scrape) question).swarms());
        return answer.after(nature.latency().next(random));
    }

    private ScriptedAnswer announced(AnnounceRequest request) {
        boolean lost = happens(nature.loss());
        if (lost && random.nextBoolean()) {
            return ScriptedAnswer.silence(); // on its way to us; otherwise it is our answer that nobody hears
        }
        if (happens(nature.failure())) {
            return ScriptedAnswer.failed(BROKEN);
        }
        ScriptedAnswer answer = judge(request);
        return lost ? ScriptedAnswer.silence() : answer;
    }

    private ScriptedAnswer judge(AnnounceRequest request) {
        heard++;
        Refusing refusing = nature.refusing();
        if (happens(refusing.chance())) {
            return ScriptedAnswer.failed(TrackerError.Refused.of(refusing.reason(), refusing.advice()));
        }
        Member member = Member.of(request);
        boolean introducesItself = request.event() == AnnounceEvent.STARTED;
        if (nature.strangers() == Strangers.REFUSED && !introducesItself && !met.contains(member)) {
            return ScriptedAnswer.failed(STRANGER);
        }
        remember(member, request.event());
        return ScriptedAnswer.announced(yes);
    }

    private void remember(Member member, AnnounceEvent event) {
        if (event == AnnounceEvent.STOPPED) {
            met.remove(member);
        } else {
            met.add(member);
        }
        completions += event == AnnounceEvent.COMPLETED ? 1 : 0;
    }

    private ScriptedAnswer scraped(Seq<InfoHash> swarms) {
        return happens(nature.loss())
                ? ScriptedAnswer.silence()
                : ScriptedAnswer.scraped(
                        new ScrapeResponse(swarms.toMap(swarm -> swarm, swarm -> CROWD), Option.none()));
    }

    /** Rolls the dice only where the outcome is open. */
    private boolean happens(double chance) {
        return chance > 0 && random.nextDouble() < chance;
    }
}
