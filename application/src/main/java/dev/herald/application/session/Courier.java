package dev.herald.application.session;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings news to an observer on the executor it chose: one piece at a time, in order, and no more than it can keep up with. Where
 * nobody listens nothing is kept, and no status is made.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** What an observer may lag behind; news beyond that are lost to it. */
    private static final int LONGEST_QUEUE = 1_024;

    private static final Courier IDLE = new Courier(Runnable::run, SessionObserver.NONE);

    private final Executor executor;
    private final SessionObserver observer;
    private final Queue<Consumer<SessionObserver>> news = new ArrayDeque<>();
    private boolean onItsWay;

    Courier(Executor executor, SessionObserver observer) {
        this.executor = executor;
        this.observer = observer;
    }

    static Courier to(SessionOptions options) {
        return options.observer() == SessionObserver.NONE ? IDLE : new Courier(options.executor(), options.observer());
    }

    void asked(Supplier<TrackerStatus> status, AnnounceEvent event) {
        about(status, (observer, now) -> observer.asked(now, event));
    }

    void heard(Supplier<TrackerStatus> status, AnnounceEvent event, Either<TrackerError, AnnounceResponse> answer) {
        about(
                status,
                (observer, now) -> answer.peek(response -> {
                            observer.answered(now, event, response);
                            observer.peers(now.tracker(), now.swarm(), response.peers());
                        })
                        .peekLeft(error -> observer.failed(now, event, error)));
    }

    void turnedAway(Supplier<TrackerStatus> status, TrackerError because) {
        about(status, (observer, now) -> observer.turnedAway(now, because));
    }

    void counted(ContactKey key, SwarmStats stats) {
        bring(observer -> observer.counted(key.tracker(), key.swarm(), stats));
    }

    void dropPeers(TrackerUrl previous) {
        bring(observer -> observer.dropPeers(previous));
    }

    private void about(Supplier<TrackerStatus> status, BiConsumer<SessionObserver, TrackerStatus> piece) {
        if (this != IDLE) {
            TrackerStatus now = status.get();
            bring(observer -> piece.accept(observer, now));
        }
    }

    private void bring(Consumer<SessionObserver> piece) {
        if (this != IDLE && accept(piece)) {
            depart();
        }
    }

    /** Whether somebody has to go. */
    private synchronized boolean accept(Consumer<SessionObserver> piece) {
        if (news.size() >= LONGEST_QUEUE) {
            LOG.warn("an observer does not keep up: news of its session are lost to it");
            return false;
        }
        news.add(piece);
        boolean goes = !onItsWay;
        onItsWay = true;
        return goes;
    }

    private void depart() {
        try {
            executor.execute(this::deliver);
        } catch (RuntimeException refused) {
            LOG.warn("the executor of a session's observer takes no more calls", refused);
            forget();
        }
    }

    private void deliver() {
        for (Consumer<SessionObserver> piece = take(); piece != null; piece = take()) {
            try {
                piece.accept(observer);
            } catch (RuntimeException | Error bug) {
                LOG.error("an observer of a session threw", bug);
            }
        }
    }

    private synchronized @Nullable Consumer<SessionObserver> take() {
        Consumer<SessionObserver> piece = news.poll();
        onItsWay = piece != null;
        return piece;
    }

    private synchronized void forget() {
        news.clear();
        onItsWay = false;
    }
}
