package dev.herald.application.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings news to an observer on the executor it chose: one piece at a time, in order, and no more than it can keep up with. */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** What an observer may lag behind; news beyond that are lost to it. */
    private static final int LONGEST_QUEUE = 1_024;

    private final Executor executor;
    private final SessionObserver observer;
    private final Queue<Consumer<SessionObserver>> news = new ArrayDeque<>();
    private boolean onItsWay;

    Courier(Executor executor, SessionObserver observer) {
        this.executor = executor;
        this.observer = observer;
    }

    void bring(Consumer<SessionObserver> piece) {
        if (accept(piece)) {
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
            } catch (RuntimeException bug) {
                LOG.error("an observer of a session threw", bug);
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Consumer<SessionObserver> take() {
        Consumer<SessionObserver> piece = news.poll();
        onItsWay = piece != null;
        return piece;
    }

    private synchronized void forget() {
        news.clear();
        onItsWay = false;
    }
}
