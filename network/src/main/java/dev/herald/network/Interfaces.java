package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** The network interfaces of this machine, as they are at the moment. */
final class Interfaces {

    private Interfaces() {}

    /** The addresses of an interface that is up. */
    static Either<TrackerError, List<InetAddress>> addressesOf(String name) {
        try {
            NetworkInterface there = NetworkInterface.getByName(name);
            if (there == null) {
                return Either.left(new Unreachable(Stage.CONNECT, "there is no interface " + name));
            }
            return there.isUp()
                    ? Either.right(there.inetAddresses().toList())
                    : Either.left(new Unreachable(Stage.CONNECT, "the interface " + name + " is down"));
        } catch (SocketException goneMeanwhile) {
            return Either.left(new Unreachable(Stage.CONNECT, "the interface " + name + " went away"));
        }
    }

    /** Whether an address is on an interface that is up. Of 127.0.0.0/8 every address is, though only one is listed. */
    static boolean carry(InetAddress address) {
        if (isAlwaysThere(address)) {
            return true;
        }
        try {
            NetworkInterface there = NetworkInterface.getByInetAddress(address);
            return there != null && there.isUp();
        } catch (SocketException goneMeanwhile) {
            return false;
        }
    }

    /** Whether an address is on any interface, be it up or down. */
    static boolean list(InetAddress address) {
        try {
            return isAlwaysThere(address) || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException goneMeanwhile) {
            return false;
        }
    }

    private static boolean isAlwaysThere(InetAddress address) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress();
    }
}
