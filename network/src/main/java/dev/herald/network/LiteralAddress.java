package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address that stands where a host is named, so that nobody needs to look it up. */
final class LiteralAddress {

    private LiteralAddress() {}

    /** The address that a host is, if it is one. */
    static Option<InetAddress> of(String host) {
        return IpAddress.parse(host).map(address -> {
            try {
                return InetAddress.getByAddress(address.toByteArray());
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
            }
        });
    }
}
