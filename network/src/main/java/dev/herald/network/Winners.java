package dev.herald.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which address of a host won last, for a while: where IPv6 leads nowhere, nobody waits for it each time (RFC 8305, section 4, on
 * history).
 */
final class Winners {

    private static final int MOST = 1_024;
    private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

    private record Winner(InetAddress address, long since) {}

    private final LongSupplier nanoTime;
    private final Map<Object, Winner> byHost = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Winner> eldest) {
            return size() > MOST;
        }
    };

    /** @param nanoTime the time, in nanoseconds from any moment */
    Winners(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** This address of the host's was open first. Who wins because it comes first is not remembered for longer. */
    synchronized void won(Object host, InetAddress address) {
        Winner last = lastOf(host);
        if (last == null || !last.address().equals(address)) {
            byHost.put(host, new Winner(address, nanoTime.getAsLong()));
        }
    }

    /**
     * The addresses of a host, best first, in the order in which they are to be tried: the last winner, then the IP versions by turns,
     * that of the first address first.
     */
    List<InetAddress> order(Object host, List<InetAddress> addresses) {
        if (addresses.size() < 2) {
            return addresses;
        }
        List<InetAddress> known = new ArrayList<>(addresses);
        Winner winner = lastOf(host);
        if (winner != null) {
            known.sort(Comparator.comparing(address -> !address.equals(winner.address())));
        }
        return interleaved(known);
    }

    private synchronized @Nullable Winner lastOf(Object host) {
        Winner winner = byHost.get(host);
        if (winner != null && nanoTime.getAsLong() - winner.since() > REMEMBERED) {
            byHost.remove(host);
            return null;
        }
        return winner;
    }

    private static List<InetAddress> interleaved(List<InetAddress> addresses) {
        Class<?> first = addresses.get(0).getClass();
        List<InetAddress> same = addresses.stream().filter(first::isInstance).toList();
        List<InetAddress> other =
                addresses.stream().filter(address -> !first.isInstance(address)).toList();
        List<InetAddress> turns = new ArrayList<>(addresses.size());
        for (int i = 0; i < Math.max(same.size(), other.size()); i++) {
            if (i < same.size()) {
                turns.add(same.get(i));
            }
            if (i < other.size()) {
                turns.add(other.get(i));
            }
        }
        return turns;
    }
}
