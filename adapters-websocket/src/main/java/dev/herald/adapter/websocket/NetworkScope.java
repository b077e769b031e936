package dev.herald.adapter.websocket;

import dev.herald.adapter.websocket.WebSocketOptions.AddressFamilies;
import io.vavr.control.Option;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The part of the network that every connection stays in.
 *
 * @param localAddress where connections come from; any address of this machine where none is named
 * @param families the IP versions in use
 * @param proxy what every connection goes through
 */
record NetworkScope(Option<InetAddress> localAddress, AddressFamilies families, Option<Proxy> proxy) {

    static final NetworkScope ANY = new NetworkScope(Option.none(), AddressFamilies.BOTH, Option.none());

    /** Whether an address can be reached from here: of an IP version in use, and the one of the local address. */
    boolean reaches(InetAddress address) {
        return families.include(address)
                && localAddress.forAll(local -> (local instanceof Inet4Address) == (address instanceof Inet4Address));
    }
}
