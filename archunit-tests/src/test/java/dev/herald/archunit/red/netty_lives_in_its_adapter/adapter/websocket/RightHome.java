package dev.herald.archunit.red.netty_lives_in_its_adapter.adapter.websocket;

import io.netty.channel.EventLoop;

/** Its home. */
final class RightHome {
    Object ask(EventLoop it) {
        return it.isShutdown();
    }
}
