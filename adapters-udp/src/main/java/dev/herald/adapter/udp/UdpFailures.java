package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.io.IOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Locale;
import java.util.Objects;

/** Puts into words what Java throws for trouble with sockets. */
final class UdpFailures {

    static final String NOT_FROM_HERE = "the address cannot be used from here";

    private UdpFailures() {}

    /** The error that {@code failure} means when it happens at {@code stage}. */
    static TrackerError error(IOException failure, Stage stage) {
        return failure instanceof NoSourceException known ? known.error() : new Unreachable(stage, detail(failure));
    }

    static String detail(IOException failure) {
        String said = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof PortUnreachableException) {
            return "nobody listens at that port";
        }
        if (failure instanceof NoRouteToHostException
                || said.toLowerCase(Locale.ROOT).contains("unreachable")) {
            return "no route to the host";
        }
        if (failure instanceof BindException) {
            return "the local address cannot be used: " + said;
        }
        return said.isEmpty() ? "the socket failed" : said;
    }
}
