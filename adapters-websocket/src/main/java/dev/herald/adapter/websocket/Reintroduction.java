package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler.Timer;
import dev.herald.domain.announce.AnnounceRequest;
import java.time.Duration;

/**
 * Announces all live swarms again after a reconnect (WS-21), the first at once and the others spread: a hundred a second, or faster
 * where it would take longer than two minutes; and slower where the tracker is slow, as no more than a second's worth goes without
 * an answer. So what is asked meanwhile never waits long behind it.
 */
final class Reintroduction {

    static final Duration TICK = Duration.ofMillis(100);

    private static final int EACH_TICK = 10;
    private static final int MOST_TICKS = 1_200;
    private static final int TICKS_UNANSWERED = 10;

    private final Loop loop;
    private final LiveSwarms live;
    private final Announcing announcing;
    private Timer timer = () -> {};
    private int eachTick = EACH_TICK;

    /** Whoever announces them. */
    interface Announcing {
        /** Whether one more can go out now, where {@code unanswered} at most are to be without an answer. */
        boolean mayAnnounce(int unanswered);

        void announce(AnnounceRequest request);
    }

    Reintroduction(Loop loop, LiveSwarms live, Announcing announcing) {
        this.loop = loop;
        this.live = live;
        this.announcing = announcing;
    }

    void begin() {
        eachTick = Math.max(EACH_TICK, live.size() / MOST_TICKS + 1);
        tick();
    }

    private void tick() {
        for (int i = 0; i < eachTick && mayAnnounce(); i++) {
            announcing.announce(live.nextOwed());
        }
        if (live.owes()) {
            timer = loop.after(TICK, this::tick);
        }
    }

    private boolean mayAnnounce() {
        return live.owes() && announcing.mayAnnounce(eachTick * TICKS_UNANSWERED);
    }

    void stop() {
        timer.cancel();
    }
}
