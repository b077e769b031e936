package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** How hosts and ports are written for people, the same over every transport. */
public final class AddressWords {

    private AddressWords() {}

    /** Whether a host is a name, which has to be looked up, and no address. */
    public static boolean isName(String host) {
        return IpAddress.parse(host).isEmpty();
    }

    /** The address in its short form; the name of what is not resolved. */
    public static String host(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : IpAddress.of(address.getAddress().getAddress()).toString();
    }

    /** The same with the port behind it, and brackets around IPv6. */
    public static String hostAndPort(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet)) {
            return String.valueOf(address);
        }
        String host = host(inet);
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + inet.getPort();
    }
}
