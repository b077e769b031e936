package dev.herald.network;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.Locale;

/** Which way the system would send something now, as far as that can be told without sending anything. */
final class Routes {

    /** Any will do: nothing is sent there. */
    private static final int PORT = 9;

    /**
     * Whether packets leave by the interface that carries their source address, whatever the routes say. Elsewhere the routes decide,
     * and a packet may well leave by another interface under that address.
     */
    private static final boolean BOUND_TO_SOURCE =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).matches("(windows|mac).*");

    private Routes() {}

    /** Whether what is sent from an address of an interface to {@code remote} could leave by another interface. */
    static boolean matter(InetAddress own, InetAddress remote) {
        // A link-local address names its interface, and what stays on this machine leaves by none.
        return !BOUND_TO_SOURCE && !own.isLinkLocalAddress() && !remote.isLoopbackAddress();
    }

    /** The address that the system would send from to {@code remote}, if it may choose; none where no route leads there. */
    static Option<InetAddress> sourceTowards(InetAddress remote) {
        try (DatagramChannel channel = DatagramChannel.open(
                remote instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6)) {
            channel.connect(new InetSocketAddress(remote, PORT));
            return channel.getLocalAddress() instanceof InetSocketAddress chosen
                    ? Option.some(chosen.getAddress())
                    : Option.none();
        } catch (IOException | UnsupportedOperationException noRoute) {
            return Option.none();
        }
    }
}
