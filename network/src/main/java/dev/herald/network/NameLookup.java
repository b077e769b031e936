package dev.herald.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks somebody which addresses a name has, and waits for the answer. Called on threads that may wait, by many at once. */
@FunctionalInterface
public interface NameLookup {

    /** Whom this machine asks. */
    NameLookup SYSTEM = InetAddress::getAllByName;

    /** The same for several users: within five seconds they get one answer, whoever of them asked for it. */
    default NameLookup shared() {
        return new SharedNames(this);
    }

    /** The addresses of a name, best first. Throws where there is none. */
    InetAddress[] addressesOf(String name) throws UnknownHostException;
}
