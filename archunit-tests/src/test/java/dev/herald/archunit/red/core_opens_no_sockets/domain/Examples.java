package dev.herald.archunit.red.core_opens_no_sockets.domain;

import java.net.IDN;
import java.net.InetAddress;

/** Words that reach out, and one that does not. */
final class Examples {

    private Examples() {}

    static final class WrongAddress {
        String ask(InetAddress address) {
            return address.getHostAddress();
        }
    }

    static final class RightName {
        String ascii(String name) {
            return IDN.toASCII(name);
        }
    }
}
