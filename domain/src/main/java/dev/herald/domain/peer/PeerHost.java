package dev.herald.domain.peer;

import io.vavr.control.Option;

/**
 * Where a peer or a tracker lives: an address, or a name that nobody has resolved yet (HTTP-R9). Addresses come before names,
 * IPv4 before IPv6.
 */
public sealed interface PeerHost extends Comparable<PeerHost> permits IpAddress, HostName {

    /** An address if the text is one (an IPv6 address with or without brackets), else a valid name, else none (HTTP-R8). */
    static Option<PeerHost> parse(String text) {
        Option<IpAddress> address = IpAddress.parse(text).orElse(() -> IpAddress.parseBracketed(text));
        return address.isDefined() ? Option.narrow(address) : Option.narrow(HostName.parse(text));
    }
}
