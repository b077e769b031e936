package dev.herald.adapter.websocket;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Refused;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.vavr.control.Option;
import java.time.Duration;

/** Reads the answer to the opening handshake: its head, and never its body. */
final class Upgrade extends SimpleChannelInboundHandler<HttpObject> {

    /** The status that lets WebSocket begin. */
    static final int SWITCHING = 101;

    private final UpgradeRequest request;
    private final End end;
    private boolean accepted;

    /** How it ended. */
    interface End {
        /** The next byte belongs to WebSocket. */
        void upgraded();

        void refused(TrackerError why);

        void failed(Throwable failure);
    }

    Upgrade(UpgradeRequest request, End end) {
        this.request = request;
        this.end = end;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            Throwable cause = part.decoderResult().cause();
            end.refused(
                    cause instanceof TooLongFrameException
                            ? new Blocked("the head of the answer is larger than we read")
                            : new Malformed("an HTTP answer", 0));
        } else if (part instanceof HttpResponse response) {
            answered(response);
        } else if (part instanceof LastHttpContent && accepted) {
            end.upgraded();
        }
    }

    private void answered(HttpResponse response) {
        int status = response.status().code();
        if (status != SWITCHING) {
            end.refused(new Refused(response.status().reasonPhrase(), Option.some(status), retryAfter(response)));
        } else if (request.isAcceptedBy(response)) {
            accepted = true;
        } else {
            end.refused(new Malformed("the handshake of a WebSocket", 0));
        }
    }

    private static RetryAdvice retryAfter(HttpResponse response) {
        String after = response.headers().get(HttpHeaderNames.RETRY_AFTER, "");
        return after.matches("[0-9]{1,9}")
                ? RetryAdvice.after(Duration.ofSeconds(Long.parseLong(after)))
                : RetryAdvice.UNSTATED;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        end.failed(failure);
    }
}
