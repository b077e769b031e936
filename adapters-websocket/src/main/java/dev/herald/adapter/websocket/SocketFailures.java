package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.network.Setback;
import dev.herald.network.TlsTrouble;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.proxy.ProxyConnectException;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** The fence: turns what Java and the library throw for trouble outside into values. What it does not know is a bug of ours. */
final class SocketFailures {

    private SocketFailures() {}

    /** The error that {@code failure} means when it happens at {@code stage}; none where it is no trouble from outside. */
    static Option<TrackerError> classify(Throwable failure, Stage stage) {
        if (failure instanceof TooLongFrameException || isTooLong(failure)) {
            return Option.some(new Blocked("a message of the tracker is larger than we read"));
        }
        if (failure instanceof CorruptedFrameException) {
            return Option.some(new Malformed("WebSocket frames", 0));
        }
        if (failure instanceof DecoderException wrapper && wrapper.getCause() != null) {
            return classify(wrapper.getCause(), stage);
        }
        if (failure instanceof SSLException insecure) {
            return Option.some(TlsTrouble.error(insecure, stage));
        }
        if (failure instanceof ProxyConnectException) {
            return Option.some(new Unreachable(Stage.PROXY, proxyDetail(failure)));
        }
        if (failure instanceof IOException broken) {
            return Option.some(new Unreachable(stage, detail(broken)));
        }
        if (failure instanceof UnsupportedAddressTypeException || failure instanceof UnresolvedAddressException) {
            return Option.some(new Unreachable(stage, "the address cannot be used from here"));
        }
        return Option.none();
    }

    /** What to say of a failure that was not the last word. */
    static String words(Throwable failure) {
        return classify(failure, Stage.CONNECT).map(Setback::inShort).getOrElse("a mistake of ours");
    }

    private static boolean isTooLong(Throwable failure) {
        return failure instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    /** The library's own words name the tracker, which is not for every log. */
    private static String proxyDetail(Throwable failure) {
        String said = Objects.requireNonNullElse(failure.getMessage(), "");
        return said.contains("407") || said.contains("auth")
                ? "the proxy wants another user or password"
                : "the proxy did not open the way to the tracker";
    }

    private static String detail(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "no address is known for this name";
        }
        if (failure instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (failure instanceof BindException) {
            return "the local address cannot be used: " + failure.getMessage();
        }
        if (failure instanceof ConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof ClosedChannelException) {
            return "the other side closed the connection";
        }
        return Objects.requireNonNullElse(failure.getMessage(), "the connection failed");
    }
}
