package dev.herald.adapter.udp;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The addresses that one question visits, one after the other, each for a fair share of the time there is. */
final class Itinerary {

    private final Route route;
    private List<InetSocketAddress> addresses;
    private int visited;

    Itinerary(Route route) {
        this.route = route;
        this.addresses = route.addresses();
    }

    boolean hasNext() {
        return visited < addresses.size();
    }

    /** How many it will visit yet. */
    int left() {
        return addresses.size() - visited;
    }

    InetSocketAddress next() {
        return addresses.get(visited++);
    }

    /** The address that is visited {@code later} visits after the next one, if there is one. */
    Option<InetSocketAddress> ahead(int later) {
        return Option.when(visited + later < addresses.size(), () -> addresses.get(visited + later));
    }

    /** From the address that is visited straight to another one that has not been. */
    InetSocketAddress jumpTo(InetSocketAddress better) {
        List<InetSocketAddress> changed = new ArrayList<>(addresses);
        changed.subList(visited, changed.size()).remove(better);
        changed.add(visited, better);
        addresses = changed;
        return next();
    }

    /** What the address that is visited gets of the time that is left. */
    long shareOf(long left) {
        return left / (addresses.size() - visited + 1);
    }

    /** The address that is visited answered: others begin with it from now on. */
    void proven() {
        route.prefer(addresses.get(visited - 1));
    }
}
