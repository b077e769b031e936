package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where connections and packets come from. */
public sealed interface LocalSide permits LocalSide.Anywhere, LocalAddress, LocalInterface {

    /** One address of this machine. */
    static LocalSide of(IpAddress address) {
        try {
            return new LocalAddress(InetAddress.getByAddress(address.toByteArray()));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    /** One interface, by its name, whatever addresses it has at the time. */
    static LocalSide ofInterface(String name) {
        return new LocalInterface(name);
    }

    /** The address to send from to {@code remote}, as things stand now; none where the system may choose. Left where there is no way. */
    Either<TrackerError, Option<InetAddress>> towards(InetAddress remote);

    /** Whether an address of {@code remote}'s IP version can be reached from here at all, whether or not it can be now. */
    boolean reaches(InetAddress remote);

    /** Whether a socket that is bound to {@code address} may be used now: it is there, and its interface is up. */
    boolean stillHas(InetAddress address);

    /** Whether what is sent from {@code address}, which is still there, to {@code remote} leaves from here now. */
    boolean leads(InetAddress address, InetAddress remote);

    /** Whether a socket between these two may be used now. */
    default boolean permits(InetAddress address, InetAddress remote) {
        return stillHas(address) && leads(address, remote);
    }

    /** Left where nothing at all may leave as things stand now, wherever to, so that not even a name may be looked up. */
    Either<TrackerError, ?> exists();

    /**
     * Whether {@code address} is on no interface any more, so that a socket bound to it is of no use. One whose interface is merely
     * down had better be left alone: closing it says so to the other side, and the system would look for another way to say it.
     */
    boolean hasLost(InetAddress address);

    /** Whether it says anything at all. */
    default boolean isBounded() {
        return !(this instanceof Anywhere);
    }

    /** Wherever the system thinks best. */
    record Anywhere() implements LocalSide {
        @Override
        public Either<TrackerError, Option<InetAddress>> towards(InetAddress remote) {
            return Either.right(Option.none());
        }

        @Override
        public boolean reaches(InetAddress remote) {
            return true;
        }

        @Override
        public boolean stillHas(InetAddress address) {
            return true;
        }

        @Override
        public boolean leads(InetAddress address, InetAddress remote) {
            return true;
        }

        @Override
        public Either<TrackerError, ?> exists() {
            return Either.right(true);
        }

        @Override
        public boolean hasLost(InetAddress address) {
            return false;
        }
    }
}
