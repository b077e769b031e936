package dev.herald.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Connections that nobody wants any more and that cannot be closed unheard: closing one is a word to the other side, and where its
 * interface is down or the route leads elsewhere, the system would send that word elsewhere. Such a connection stays open, and
 * silent, until the word stays inside the scope, or until its address is gone, so that it goes nowhere. There are never more of
 * them than there were connections when the way went away, since no others come about without one.
 */
public final class LastWords {

    private record Parting(Way way, InetAddress bound, Runnable closing) {
        boolean staysInside() {
            return way.from().permits(bound, way.next().getAddress())
                    || way.from().hasLost(bound);
        }
    }

    private final Queue<Parting> unsaid = new ConcurrentLinkedQueue<>();

    /**
     * Closes a connection, now or when it may be.
     *
     * @param way the way it took; null where it has not taken one
     * @param bound what it is bound to
     */
    public void close(@Nullable Way way, @Nullable SocketAddress bound, Runnable closing) {
        if (way != null && way.from().isBounded() && bound instanceof InetSocketAddress local) {
            Parting parting = new Parting(way, local.getAddress(), closing);
            if (!parting.staysInside()) {
                unsaid.add(parting);
                return;
            }
        }
        closing.run();
    }

    /** Closes those that may be closed by now. To be called from time to time. */
    public void again() {
        unsaid.removeIf(parting -> {
            boolean due = parting.staysInside();
            if (due) {
                parting.closing.run();
            }
            return due;
        });
    }

    /** How many are still open. */
    public int unsaid() {
        return unsaid.size();
    }

    /** Closes all that are left, wherever that is heard: this is the end. */
    public void end() {
        for (Parting left = unsaid.poll(); left != null; left = unsaid.poll()) {
            left.closing.run();
        }
    }
}
