package dev.herald.archunit.green.adapter.websocket;

import io.netty.channel.EventLoop;

/** The door of the third adapter. */
public final class Line {
    private final EventLoop loop;

    /** A line on this loop. */
    public Line(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether it is gone. */
    public boolean isGone() {
        return loop.isShutdown();
    }
}
