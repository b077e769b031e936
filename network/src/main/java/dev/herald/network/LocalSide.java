package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;

/** Where connections and packets come from. */
public sealed interface LocalSide permits LocalSide.Anywhere, LocalAddress, LocalInterface {

    /** The address to send from to {@code remote}, as things stand now; none where the system may choose. Left where there is none. */
    Either<TrackerError, Option<InetAddress>> towards(InetAddress remote);

    /** Whether an address of {@code remote}'s IP version can be reached from here at all, whether or not it can be now. */
    boolean reaches(InetAddress remote);

    /** Whether a socket that is bound to {@code address} may still be used: it is there, and its interface is up. */
    boolean stillHas(InetAddress address);

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
    }
}
