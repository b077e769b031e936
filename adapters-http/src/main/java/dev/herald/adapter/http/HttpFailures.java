package dev.herald.adapter.http;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.network.Setback;
import dev.herald.network.TlsTrouble;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.reactor.IOReactorShutdownException;

/** The fence: turns what Java and the library throw for trouble outside into values. What it does not know is a bug of ours. */
final class HttpFailures {

    private HttpFailures() {}

    /** The error that {@code failure} means when it happens at {@code stage}; none where it is no trouble from outside. */
    static Option<TrackerError> classify(Throwable failure, Stage stage) {
        if (failure instanceof HttpException) {
            return Option.some(new Malformed("an HTTP answer", 0));
        }
        if (failure instanceof MalformedChunkCodingException) {
            return Option.some(new Malformed("a body in chunks", 0));
        }
        if (failure instanceof MessageConstraintException) {
            return Option.some(new Blocked("the head of the answer is larger than we read"));
        }
        if (failure instanceof SSLException insecure) {
            return Option.some(TlsTrouble.error(insecure, stage));
        }
        if (failure instanceof IOException broken) {
            return Option.some(new Unreachable(stage, detail(broken)));
        }
        if (failure instanceof IOReactorShutdownException) {
            return Option.some(closed());
        }
        if (failure instanceof UnsupportedAddressTypeException || failure instanceof UnresolvedAddressException) {
            return Option.some(new Unreachable(stage, "the address cannot be used from here"));
        }
        return Option.none();
    }

    /** What every question is answered after the end of the gateway. */
    static TrackerError closed() {
        return new Unreachable(Stage.CONNECT, "the gateway is closed");
    }

    /** What to say of a failure that was not the last word. */
    static String words(Throwable failure) {
        return classify(failure, Stage.CONNECT).map(Setback::inShort).getOrElse("a mistake of ours");
    }

    private static String detail(IOException failure) {
        if (failure instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (failure instanceof BindException) {
            return "the local address cannot be used: " + failure.getMessage();
        }
        if (failure instanceof ConnectException) {
            return "the connection was refused";
        }
        if (failure instanceof ConnectionClosedException || failure instanceof ClosedChannelException) {
            return "the other side closed the connection";
        }
        return Objects.requireNonNullElse(failure.getMessage(), "the connection failed");
    }
}
