package dev.herald.network;

import dev.herald.network.Setback.Failed;
import dev.herald.network.Setback.NoWayOut;
import dev.herald.network.Setback.Outrun;
import dev.herald.network.Setback.Silent;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries the ways to a tracker until one is open, side by side (RFC 8305, section 5): each has a head start of 250 ms before the next,
 * which begins at once where the one before it has failed. The first that is open wins, and the others are given up. So many at a time:
 * then the one that has been silent for longest gives way to those that have not been tried. Has no clock, no thread and no socket of
 * its own, and may be used from several threads.
 *
 * @param <C> what is open in the end
 */
public final class Race<C> {

    private static final Duration HEAD_START = Duration.ofMillis(250);
    private static final int MOST_AT_ONCE = 3;
    /** Before the system sends again, by whatever way there is then, what nobody has answered. */
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Long enough for a packet that is lost, sent again after a second, and answered. */
    private static final Duration GIVES_WAY = Duration.ofSeconds(3);

    /**
     * Where it takes place, and who waits for its end. Ends with one call of {@link #won} or {@link #lost}, unless it is cancelled.
     *
     * @param <C> what is open in the end
     */
    public interface Course<C> {
        /**
         * Begins to connect, and tells {@code lane} of the end on whichever thread.
         *
         * @param from what to bind to
         * @param left how many ways there are that have not been tried, this one counted
         * @return what gives it up
         */
        Runnable connect(Way way, Option<InetSocketAddress> from, int left, Lane<C> lane);

        /** Does something later; answers what keeps it from being done. */
        Runnable after(Duration delay, Runnable task);

        /** A way led nowhere, or is not needed any more. It says so for those who follow what happens. */
        void fellBack(Way way, Setback why);

        /** This is open. */
        void won(C connection, Way way);

        /** Nothing is; {@code why} says most about it. */
        void lost(Setback why);
    }

    /**
     * One way, while it is tried.
     *
     * @param <C> what is open in the end
     */
    public interface Lane<C> {
        /** It is open. False where nobody wants it any more: whoever calls closes it then. */
        boolean open(C connection);

        /** It failed. */
        void failed(Throwable cause);
    }

    private final Course<C> course;
    private final Duration patience;
    private final Duration left;
    private final Duration share;

    // Guarded by this.
    private final Deque<Way> untried;
    private final List<Attempt> running = new ArrayList<>(MOST_AT_ONCE);
    private @Nullable Attempt latest;
    private @Nullable Setback worst;
    private @Nullable Runnable headStart;
    private boolean nextIsDue = true;
    private boolean over;

    /**
     * @param ways in the order in which they are to be tried, at least one
     * @param patience how long one way may be silent
     * @param left how long everything may take; whoever waits cancels the race then
     */
    public Race(List<Way> ways, Duration patience, Duration left, Course<C> course) {
        this.untried = new ArrayDeque<>(ways);
        this.patience = patience;
        this.left = left;
        this.course = course;
        int rounds = (ways.size() + MOST_AT_ONCE - 1) / MOST_AT_ONCE;
        this.share = shorter(GIVES_WAY, left.dividedBy(rounds));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Begins. To be called once. */
    public void begin() {
        for (Attempt next = admit(); next != null; next = admit()) {
            next.begin();
        }
    }

    /** Gives up whatever is under way. The course hears nothing more. */
    public void cancel() {
        List<Attempt> givenUp;
        synchronized (this) {
            givenUp = end();
        }
        givenUp.forEach(Attempt::giveUp);
    }

    private synchronized @Nullable Attempt admit() {
        if (over || !nextIsDue || untried.isEmpty() || running.size() >= MOST_AT_ONCE) {
            return null;
        }
        Attempt next = new Attempt(untried.remove(), untried.size() + 1);
        nextIsDue = false;
        latest = next;
        running.add(next);
        if (!untried.isEmpty()) {
            headStart = course.after(HEAD_START, this::headStartIsOver);
        }
        return next;
    }

    private void headStartIsOver() {
        synchronized (this) {
            nextIsDue = true;
        }
        makeRoom();
        begin();
    }

    /** Where others wait for a place, the first of those leaves that have been silent for their share of the time. */
    private void makeRoom() {
        Attempt tired;
        synchronized (this) {
            boolean isCrowded = !over && nextIsDue && !untried.isEmpty() && running.size() >= MOST_AT_ONCE;
            tired = isCrowded
                    ? running.stream().filter(one -> one.tired).findFirst().orElse(null)
                    : null;
        }
        if (tired != null) {
            tired.fallSilent(share);
        }
    }

    private boolean finish(Attempt winner, C connection) {
        List<Attempt> others;
        synchronized (this) {
            if (over || !running.remove(winner)) {
                return false;
            }
            winner.stopWatching();
            others = end();
        }
        for (Attempt other : others) {
            other.giveUp();
            course.fellBack(other.way, new Outrun());
        }
        course.won(connection, winner.way);
        return true;
    }

    /** Takes one out; answers what is to be done then, null where it was out already. */
    private synchronized @Nullable Runnable takeOut(Attempt fallen, Setback why) {
        if (over || !running.remove(fallen)) {
            return null;
        }
        fallen.stopWatching();
        Setback verdict = worst == null || why.weight() > worst.weight() ? why : worst;
        worst = verdict;
        if (fallen.equals(latest) || running.isEmpty()) {
            cutHeadStartShort();
        }
        over = running.isEmpty() && untried.isEmpty();
        return over ? () -> course.lost(verdict) : this::begin;
    }

    private void cutHeadStartShort() {
        nextIsDue = true;
        if (headStart != null) {
            headStart.run();
            headStart = null;
        }
    }

    private List<Attempt> end() {
        over = true;
        cutHeadStartShort();
        List<Attempt> ended = List.copyOf(running);
        ended.forEach(Attempt::stopWatching);
        running.clear();
        return ended;
    }

    /** One way being tried. */
    private final class Attempt implements Lane<C> {
        private final Way way;
        private final int ofMany;
        // Guarded by the race.
        private final List<Runnable> timers = new ArrayList<>(0);
        private @Nullable Runnable givingUp;
        private boolean givenUp;
        private boolean tired;

        Attempt(Way way, int ofMany) {
            this.way = way;
            this.ofMany = ofMany;
        }

        /** What the socket is bound to is looked up now: interfaces come and go. */
        void begin() {
            way.source().peek(this::begin).peekLeft(gone -> fall(new NoWayOut(gone)));
        }

        private void begin(Option<InetSocketAddress> from) {
            Runnable how = course.connect(way, from, ofMany, this);
            boolean late;
            synchronized (Race.this) {
                givingUp = how;
                late = givenUp;
                if (running.contains(this)) {
                    watch();
                }
            }
            if (late) {
                how.run();
            }
        }

        /** Where the time of the whole is over before its own, nobody has to watch; and it gives way to nobody where there is room. */
        private void watch() {
            if (patience.compareTo(left) < 0) {
                timers.add(course.after(patience, () -> fallSilent(patience)));
            }
            if (running.size() + untried.size() > MOST_AT_ONCE) {
                timers.add(course.after(share, this::tire));
            }
            if (way.from().isBounded()) {
                timers.add(course.after(LOOK, this::look));
            }
        }

        /** The way out may go while the other side is silent; given up in time, a connection that is not there yet says nothing more. */
        private void look() {
            way.source().peekLeft(gone -> fall(new NoWayOut(gone)));
            synchronized (Race.this) {
                if (running.contains(this)) {
                    timers.add(course.after(LOOK, this::look));
                }
            }
        }

        void stopWatching() {
            timers.forEach(Runnable::run);
            timers.clear();
        }

        private void tire() {
            synchronized (Race.this) {
                tired = true;
            }
            makeRoom();
        }

        void fallSilent(Duration after) {
            fall(new Silent(after));
        }

        @Override
        public boolean open(C connection) {
            return finish(this, connection);
        }

        @Override
        public void failed(Throwable cause) {
            fall(new Failed(cause));
        }

        private void fall(Setback why) {
            Runnable next = takeOut(this, why);
            if (next != null) {
                giveUp();
                course.fellBack(way, why);
                next.run();
            }
        }

        void giveUp() {
            Runnable how;
            synchronized (Race.this) {
                givenUp = true;
                how = givingUp;
            }
            if (how != null) {
                how.run();
            }
        }
    }
}
