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

/**
 * One network interface, whatever addresses it has at the time. Where it is gone, down or without a fitting one, or where the system
 * would send by another one, nothing is sent.
 */
record LocalInterface(String name) implements LocalSide {

    @Override
    public Either<TrackerError, Option<InetAddress>> towards(InetAddress remote) {
        return Interfaces.addressesOf(name)
                .flatMap(addresses ->
                        best(addresses, remote).filterOrElse(own -> leads(addresses, own, remote), own -> elsewhere()))
                .map(Option::some);
    }

    private static boolean leads(List<InetAddress> addresses, InetAddress own, InetAddress remote) {
        return !Routes.matter(own, remote)
                || Routes.sourceTowards(remote).exists(chosen -> addresses.contains(chosen) || chosen.equals(remote));
    }

    private TrackerError elsewhere() {
        return new Unreachable(Stage.CONNECT, "the system's route there does not lead over the interface " + name);
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

    /** Nearly always the system would choose the address that is bound already, and its interface need not be asked. */
    @Override
    public boolean leads(InetAddress bound, InetAddress remote) {
        return !Routes.matter(bound, remote)
                || Routes.sourceTowards(remote).contains(bound)
                || towards(remote).isRight();
    }

    @Override
    public Either<TrackerError, List<InetAddress>> exists() {
        return Interfaces.addressesOf(name)
                .filterOrElse(
                        addresses -> !addresses.isEmpty(),
                        none -> new Unreachable(Stage.CONNECT, "the interface " + name + " has no address"));
    }

    @Override
    public boolean hasLost(InetAddress bound) {
        return !Interfaces.list(bound);
    }
}
