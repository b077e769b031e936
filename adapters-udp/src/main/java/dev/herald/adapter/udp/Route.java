package dev.herald.adapter.udp;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ways to a tracker: its addresses, at least one, in the order in which they are to be tried. */
final class Route {

    private final Consumer<InetSocketAddress> preferring;
    private List<InetSocketAddress> addresses;

    /** @param preferring is told which address is to be tried first from now on, where that changes */
    Route(List<InetSocketAddress> addresses, Consumer<InetSocketAddress> preferring) {
        this.addresses = addresses;
        this.preferring = preferring;
    }

    Route(List<InetSocketAddress> addresses) {
        this(addresses, proven -> {});
    }

    /** As they stand now; the list itself does not change. */
    List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** From now on {@code proven}, which answered, is tried first, if it is one of them. */
    void prefer(InetSocketAddress proven) {
        if (addresses.size() > 1 && !addresses.get(0).equals(proven) && addresses.contains(proven)) {
            addresses = Stream.concat(Stream.of(proven), addresses.stream())
                    .distinct()
                    .toList();
            preferring.accept(proven);
        }
    }
}
