package dev.herald.adapter.websocket;

import dev.herald.application.port.Scheduler.Timer;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The one socket of a conversation over its life: dialled when it is needed, watched with pings, dialled again after a while where
 * swarms live on it (WS-21), and closed a moment after nobody needs it any more.
 */
final class Connection {

    /** Long enough for the next of several questions, short enough not to hold what nobody uses. */
    static final Duration LINGER = Duration.ofSeconds(1);

    /** How often a ping goes out (WS-23); one that is not answered by the next ends the connection. */
    static final Duration BETWEEN_PINGS = Duration.ofSeconds(60);

    /** What a conversation does with its connection. */
    interface Talk {
        Trail trail();

        void opened();

        void lost(TrackerError why);

        void broken(Throwable bug);

        void message(byte[] message);

        /** Whether swarms live on it, so that it is dialled again by itself. */
        boolean hasLife();

        void roomAgain();

        /** It was closed because nobody needed it. */
        void hungUp();
    }

    private enum State {
        IDLE,
        DIALLING,
        OPEN,
        WAITING
    }

    private final Loop loop;
    private final Line.Dialler dialler;
    private final Backoff backoff;
    private final Talk talk;
    private State state = State.IDLE;
    private Stage stage = Stage.CONNECT;
    private @Nullable Line line;
    private Timer next = () -> {};
    private Timer pulse = () -> {};
    private Duration redial = Duration.ZERO;
    private boolean silent;

    Connection(Loop loop, Line.Dialler dialler, Backoff backoff, Talk talk) {
        this.loop = loop;
        this.dialler = dialler;
        this.backoff = backoff;
        this.talk = talk;
    }

    /** Somebody needs it: it is dialled unless it is open, under way, or waiting for its time. */
    void need() {
        if (state == State.IDLE) {
            dial();
        } else if (state == State.OPEN) {
            next.cancel();
        }
    }

    /** Nobody needs it now. */
    void release() {
        switch (state) {
            case OPEN -> {
                next.cancel();
                next = loop.after(LINGER, this::leave);
            }
            case DIALLING, WAITING -> leave();
            case IDLE -> {}
        }
    }

    private void leave() {
        hangUp();
        talk.hungUp();
    }

    /** Ends it for good, or until it is needed again. */
    void hangUp() {
        rest();
        Line ended = line;
        line = null;
        if (ended != null) {
            ended.close();
        }
    }

    /** Ends it because of what the other side did. */
    void giveUp(TrackerError why) {
        hangUp();
        lost(why);
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** How far the dialling has come. */
    Stage stage() {
        return state == State.OPEN ? Stage.SEND : stage;
    }

    /** How long until it is dialled again, while it waits for that. */
    Option<Duration> untilRedial() {
        return Option.when(state == State.WAITING, () -> redial.minus(loop.now()));
    }

    boolean hasRoom() {
        return state == State.OPEN && line != null && line.hasRoom();
    }

    void send(String message) {
        if (state == State.OPEN && line != null) {
            line.send(message);
        }
    }

    private void dial() {
        state = State.DIALLING;
        stage = Stage.CONNECT;
        Events events = new Events();
        line = dialler.dial(events);
        events.line = line;
    }

    private void rest() {
        next.cancel();
        pulse.cancel();
        state = State.IDLE;
    }

    private void lost(TrackerError why) {
        line = null;
        rest();
        talk.lost(why);
        if (state == State.IDLE && talk.hasLife()) {
            state = State.WAITING;
            Duration delay = backoff.next();
            redial = loop.now().plus(delay);
            next = loop.after(delay, this::dial);
        }
    }

    private void watch() {
        pulse = loop.after(BETWEEN_PINGS, this::checkPulse);
    }

    private void checkPulse() {
        Line open = line;
        if (state != State.OPEN || open == null) {
            return;
        }
        if (silent) {
            giveUp(new Unreachable(Stage.RECEIVE, "the tracker does not answer pings"));
            return;
        }
        silent = true;
        open.ping();
        watch();
    }

    /** What one line reports; nothing, once it is not the current one any more. */
    private final class Events implements Line.Listener {
        private @Nullable Line line;

        private boolean isCurrent() {
            return line != null && line == Connection.this.line;
        }

        @Override
        public Trail trail() {
            return talk.trail();
        }

        @Override
        public void reached(Stage reached) {
            if (isCurrent()) {
                stage = reached;
            }
        }

        @Override
        public void opened() {
            if (isCurrent()) {
                state = State.OPEN;
                silent = false;
                backoff.connected();
                watch();
                talk.opened();
            }
        }

        @Override
        public void gone(TrackerError why) {
            if (isCurrent()) {
                lost(why);
            }
        }

        @Override
        public void broken(Throwable bug) {
            if (isCurrent()) {
                hangUp();
                talk.broken(bug);
            }
        }

        @Override
        public void message(byte[] message) {
            if (isCurrent()) {
                silent = false;
                talk.message(message);
            }
        }

        @Override
        public void pong() {
            if (isCurrent()) {
                silent = false;
            }
        }

        @Override
        public void roomAgain() {
            if (isCurrent()) {
                talk.roomAgain();
            }
        }
    }
}
