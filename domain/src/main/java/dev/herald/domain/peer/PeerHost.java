package dev.herald.domain.peer;

import io.vavr.control.Option;

/** Where a peer or a tracker lives: an address, or a name that nobody has resolved yet (HTTP-R9). */
public sealed interface PeerHost permits IpAddress, HostName {

    /** An address if the text is one (an IPv6 address with or without brackets), else a valid name, else none (HTTP-R8). */
    static Option<PeerHost> parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
        Option<PeerHost> address = IpAddress.parse(bracketed ? text.substring(1, text.length() - 1) : text)
                .map(found -> found);
        return address.isDefined() ? address : HostName.parse(text).map(found -> found);
    }
}
