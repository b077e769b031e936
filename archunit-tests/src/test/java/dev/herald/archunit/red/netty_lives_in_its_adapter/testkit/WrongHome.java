package dev.herald.archunit.red.netty_lives_in_its_adapter.testkit;

import io.netty.channel.EventLoop;

/** Not its home. */
final class WrongHome {
    Object ask(EventLoop it) {
        return it.isShutdown();
    }
}
