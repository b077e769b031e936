package dev.herald.adapter.websocket;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The swarms a tracker counts us in because of one socket: it forgets them together with the socket (WS-19), so on a new one all of
 * them are announced again.
 */
final class LiveSwarms {

    private final Map<InfoHash, Live> swarms = new HashMap<>();
    private Deque<InfoHash> owed = new ArrayDeque<>();
    private int socket;

    private static final class Live {
        private AnnounceRequest last;
        private long interval;
        private int socket;

        Live(AnnounceRequest last) {
            this.last = last;
        }
    }

    /** The tracker has taken an announce that was not {@code stopped}. {@code interval} is in seconds. */
    void accepted(AnnounceRequest request, long interval) {
        Live live = swarms.computeIfAbsent(request.swarm(), swarm -> new Live(request));
        live.last = request;
        live.interval = interval;
        live.socket = socket;
    }

    /** What we would announce has changed, but could not be told (WS-22). */
    void coalesce(AnnounceRequest request) {
        Live live = swarms.get(request.swarm());
        if (live != null) {
            live.last = request;
        }
    }

    void forget(InfoHash swarm) {
        swarms.remove(swarm);
    }

    void forgetAll() {
        swarms.clear();
        owed.clear();
    }

    boolean knows(InfoHash swarm) {
        return swarms.containsKey(swarm);
    }

    boolean isEmpty() {
        return swarms.isEmpty();
    }

    int size() {
        return swarms.size();
    }

    /** The interval the tracker gave last, in seconds. */
    Option<Long> interval(InfoHash swarm) {
        Live live = swarms.get(swarm);
        return live == null ? Option.none() : Option.some(live.interval);
    }

    /** There is a new socket, on which nobody has been announced yet. */
    void onNewSocket() {
        socket++;
        owed = new ArrayDeque<>(swarms.keySet());
    }

    /** Whether a swarm has not been announced on this socket yet, which is {@link #nextOwed}. */
    boolean owes() {
        while (!owed.isEmpty()) {
            Live live = swarms.get(owed.peek());
            if (live != null && live.socket != socket) {
                return true;
            }
            owed.remove();
        }
        return false;
    }

    /** The next swarm that has to be announced again: as {@code started}, with what was last said of it (WS-21). */
    AnnounceRequest nextOwed() {
        Live live = owes() ? swarms.get(owed.remove()) : null;
        if (live == null) {
            throw new IllegalStateException("no swarm has to be announced again");
        }
        return live.last.with(AnnounceEvent.STARTED);
    }

    /** The announce as this socket needs it: a regular one of a swarm it has not heard of yet begins with {@code started}. */
    AnnounceRequest onThisSocket(AnnounceRequest request) {
        Live live = swarms.get(request.swarm());
        boolean unheard = live != null && live.socket != socket;
        return unheard && request.event() == AnnounceEvent.NONE ? request.with(AnnounceEvent.STARTED) : request;
    }
}
