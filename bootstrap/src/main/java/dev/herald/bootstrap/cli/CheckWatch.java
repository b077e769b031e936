package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.port.Scheduler;
import dev.herald.bootstrap.cli.output.CheckStage;
import dev.herald.bootstrap.cli.output.CheckStage.Answered;
import dev.herald.bootstrap.cli.output.CheckStage.Asking;
import dev.herald.bootstrap.cli.output.CheckStage.Judged;
import dev.herald.bootstrap.cli.output.CheckStage.Waiting;
import dev.herald.bootstrap.cli.output.CheckView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Keeps in mind how far a check has come, and shows it several times a second until the check is over. */
final class CheckWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final CheckShow show;
    private final Runnable last;
    private final CompletableFuture<?> unread;
    private final Scheduler clock;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final List<CheckStage> stages = new ArrayList<>();
    private Duration begun = Duration.ZERO;
    private Scheduler.Timer next = () -> {};
    private boolean closed;

    /**
     * @param last is run once, when nothing is shown any more
     * @param unread completes when nobody reads what is found out
     */
    CheckWatch(CheckShow show, Runnable last, CompletableFuture<?> unread, Scheduler clock) {
        this.show = show;
        this.last = last;
        this.unread = unread;
        this.clock = clock;
    }

    /** These are to be checked, named as they may be shown; from here on they go by their places. */
    synchronized void begin(List<String> trackers) {
        trackers.forEach(tracker -> stages.add(new Waiting(tracker)));
        begun = clock.now();
        tick();
    }

    private synchronized void tick() {
        if (!closed) {
            draw();
            next = clock.schedule(PAUSE, this::tick);
        }
    }

    /** It is this tracker's turn. */
    synchronized void asking(int place) {
        stages.set(place, new Asking(stages.get(place).tracker(), elapsed()));
    }

    /** The first answer over one way to this tracker. */
    synchronized void answered(int place, AnnounceOutcome first) {
        CheckStage stage = stages.get(place);
        boolean isNews = stage instanceof Asking || (stage instanceof Answered known && !known.isAccepted());
        if (isNews) {
            stages.set(place, new Answered(stage.tracker(), first.isAccepted(), first.elapsed()));
        }
    }

    /** All is known about this tracker, and {@code telling} tells it. */
    synchronized void judged(int place, Supplier<CheckView> telling) {
        show.makeWay();
        stages.set(place, new Judged(telling.get()));
        if (!closed) {
            draw();
        }
    }

    /** Nobody waits for the rest. */
    void interrupt() {
        interrupted.set(true);
    }

    boolean isInterrupted() {
        return interrupted.get();
    }

    /** Whether there is nobody left to tell. */
    boolean isOver() {
        return interrupted.get() || unread.isDone();
    }

    private void draw() {
        show.draw(List.copyOf(stages), elapsed());
    }

    private Duration elapsed() {
        return clock.now().minus(begun);
    }

    /** Takes away what is shown. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            next.cancel();
            show.clear();
            last.run();
        }
    }
}
