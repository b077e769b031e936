package dev.herald.adapter.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.Consumer;

/** Takes the failures of the handlers before it, which would otherwise end up in a log. */
final class Failures extends ChannelInboundHandlerAdapter {

    private final Consumer<Throwable> whoever;

    Failures(Consumer<Throwable> whoever) {
        this.whoever = whoever;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        whoever.accept(failure);
    }
}
