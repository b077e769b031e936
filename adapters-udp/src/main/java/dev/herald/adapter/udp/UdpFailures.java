package dev.herald.adapter.udp;

import java.io.IOException;
import java.net.BindException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Locale;
import java.util.Objects;

/** Puts into words what Java throws for trouble with sockets. */
final class UdpFailures {

    private UdpFailures() {}

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
