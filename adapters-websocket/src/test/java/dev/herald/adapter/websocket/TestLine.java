package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket without a network: the test is the tracker. */
final class TestLine implements Line {

    private final Line.Listener listener;
    private final Runnable afterwards;
    private final List<String> sent = new ArrayList<>();
    private boolean room = true;
    private boolean closed;
    private int pings;

    TestLine(Line.Listener listener, Runnable afterwards) {
        this.listener = listener;
        this.afterwards = afterwards;
    }

    // ---- the tracker's end

    void open() {
        tell(listener::opened);
    }

    void lose() {
        tell(() -> listener.gone(new TrackerError.Unreachable(Stage.RECEIVE, "the other side closed the connection")));
    }

    void refuse() {
        tell(() -> listener.gone(new TrackerError.Unreachable(Stage.CONNECT, "the connection was refused")));
    }

    /** Single quotes stand for double ones. */
    void say(String json) {
        tell(() -> listener.message(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    void pong() {
        tell(listener::pong);
    }

    void hasRoom(boolean now) {
        room = now;
        if (now) {
            tell(listener::roomAgain);
        }
    }

    private void tell(Runnable news) {
        news.run();
        afterwards.run();
    }

    List<String> sent() {
        return sent;
    }

    boolean isClosed() {
        return closed;
    }

    int pings() {
        return pings;
    }

    // ---- our end

    @Override
    public boolean hasRoom() {
        return room && !closed;
    }

    @Override
    public void send(String message) {
        sent.add(message);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close() {
        closed = true;
    }
}
