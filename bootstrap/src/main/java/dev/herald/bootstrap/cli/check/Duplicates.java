package dev.herald.bootstrap.cli.check;

import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Trackers that are one and the same machine under several URLs. Safe for use by many threads. */
public final class Duplicates {

    private final Map<String, TreeMap<Integer, TrackerUrl>> byHost = new HashMap<>();
    private final Map<InetAddress, TreeMap<Integer, TrackerUrl>> byAddress = new HashMap<>();

    /** Notes a tracker, by its place in the list, and its addresses. */
    public synchronized void note(int place, TrackerUrl tracker, Seq<InetAddress> addresses) {
        byHost.computeIfAbsent(tracker.host(), host -> new TreeMap<>()).put(place, tracker);
        addresses.forEach(address ->
                byAddress.computeIfAbsent(address, key -> new TreeMap<>()).put(place, tracker));
    }

    /** The first tracker of the list that stands before this place and has the same host. */
    public synchronized Option<TrackerUrl> onHost(int place, TrackerUrl tracker) {
        return Vector.ofAll(before(place, byHost.get(tracker.host())).values()).headOption();
    }

    /** The first tracker of the list that stands before this place, has another host, and an address in common. */
    public synchronized Option<TrackerUrl> atAddress(int place, TrackerUrl tracker, Seq<InetAddress> addresses) {
        return addresses
                .flatMap(address -> before(place, byAddress.get(address)).entrySet())
                .filter(other -> !other.getValue().host().equals(tracker.host()))
                .minBy(Map.Entry::getKey)
                .map(Map.Entry::getValue);
    }

    private static SortedMap<Integer, TrackerUrl> before(int place, @Nullable SortedMap<Integer, TrackerUrl> noted) {
        return noted == null ? new TreeMap<>() : noted.headMap(place);
    }
}
