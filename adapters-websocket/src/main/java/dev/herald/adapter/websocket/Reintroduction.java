package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler.Timer;
import dev.herald.domain.announce.AnnounceRequest;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Announces all live swarms again after a reconnect (WS-21), the first at once and the others spread: a hundred a second, or faster
 * where it would take longer than two minutes.
 */
final class Reintroduction {

    static final Duration TICK = Duration.ofMillis(100);

    private static final int EACH_TICK = 10;
    private static final int MOST_TICKS = 1_200;

    private final Loop loop;
    private final LiveSwarms live;
    private final Consumer<AnnounceRequest> announce;
    private Timer timer = () -> {};
    private int eachTick = EACH_TICK;

    Reintroduction(Loop loop, LiveSwarms live, Consumer<AnnounceRequest> announce) {
        this.loop = loop;
        this.live = live;
        this.announce = announce;
    }

    void begin() {
        eachTick = Math.max(EACH_TICK, live.size() / MOST_TICKS + 1);
        tick();
    }

    private void tick() {
        for (int i = 0; i < eachTick; i++) {
            Option<AnnounceRequest> owed = live.nextOwed();
            if (owed.isEmpty()) {
                return;
            }
            announce.accept(owed.get());
        }
        timer = loop.after(TICK, this::tick);
    }

    void stop() {
        timer.cancel();
    }
}
