package dev.herald.adapter.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Whole frames of an open WebSocket. */
final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final Line.Listener listener;
    private final Ending ending;

    /** The socket has ended. */
    interface Ending {
        void failed(Throwable failure);

        void closed();

        /** Whether something may be sent now. */
        boolean mayAnswer();
    }

    Frames(Line.Listener listener, Ending ending) {
        this.listener = listener;
        this.ending = ending;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            listener.message(bytes(frame.content()));
        } else if (frame instanceof PingWebSocketFrame) {
            listener.pong();
            // Whoever sends pings and reads nothing gets no pongs.
            if (context.channel().isWritable() && ending.mayAnswer()) {
                context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            }
        } else if (frame instanceof PongWebSocketFrame) {
            listener.pong();
        } else if (frame instanceof CloseWebSocketFrame && ending.mayAnswer()) {
            context.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static byte[] bytes(ByteBuf content) {
        return ByteBufUtil.getBytes(content);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            listener.roomAgain();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ending.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        ending.failed(failure);
    }
}
