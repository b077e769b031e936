package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/** One network interface, whatever addresses it has at the time. Where it is gone, down or without a fitting one, nothing is sent. */
record LocalInterface(String name) implements LocalSide {

    @Override
    public Either<TrackerError, Option<InetAddress>> towards(InetAddress remote) {
        return Interfaces.addressesOf(name)
                .flatMap(addresses -> best(addresses, remote))
                .map(Option::some);
    }

    private Either<TrackerError, InetAddress> best(List<InetAddress> addresses, InetAddress remote) {
        return Option.ofOptional(addresses.stream()
                        .filter(own -> (own instanceof Inet4Address) == (remote instanceof Inet4Address))
                        .min(Comparator.comparing(own -> own.isLinkLocalAddress() != remote.isLinkLocalAddress())))
                .toEither(() -> new Unreachable(
                        Stage.CONNECT,
                        "the interface " + name + " has no " + (remote instanceof Inet4Address ? "IPv4" : "IPv6")
                                + " address"));
    }

    @Override
    public boolean reaches(InetAddress remote) {
        return true;
    }

    @Override
    public boolean stillHas(InetAddress bound) {
        return Interfaces.addressesOf(name).exists(addresses -> addresses.contains(bound));
    }

    @Override
    public boolean hasLost(InetAddress bound) {
        return !Interfaces.list(bound);
    }
}
