package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.Inet4Address;
import java.net.InetAddress;

/** One address of this machine. Where it is not, or its interface is down, nothing is sent. Which way packets take is the system's business. */
record LocalAddress(InetAddress address) implements LocalSide {

    @Override
    public Either<TrackerError, Option<InetAddress>> towards(InetAddress remote) {
        return reaches(remote) ? exists().map(Option::some) : Either.left(unusable());
    }

    @Override
    public Either<TrackerError, InetAddress> exists() {
        return stillHas(address) ? Either.right(address) : Either.left(unusable());
    }

    private TrackerError unusable() {
        return new Unreachable(
                Stage.CONNECT,
                "the local address cannot be used: " + address.getHostAddress() + " is on no interface that is up");
    }

    @Override
    public boolean reaches(InetAddress remote) {
        return (address instanceof Inet4Address) == (remote instanceof Inet4Address);
    }

    @Override
    public boolean stillHas(InetAddress bound) {
        return bound.equals(address) && Interfaces.carry(bound);
    }

    @Override
    public boolean leads(InetAddress bound, InetAddress remote) {
        return true;
    }

    @Override
    public boolean hasLost(InetAddress bound) {
        return !Interfaces.list(bound);
    }
}
