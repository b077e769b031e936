package dev.herald.domain.tracker;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Trackers that stand for each other: they are tried in turn until one answers (BEP 12). Never empty, no tracker twice. */
public record Tier(Seq<TrackerUrl> trackers) {

    public Tier {
        if (trackers.isEmpty()) {
            throw new IllegalArgumentException("a tier holds at least one tracker");
        }
        trackers = trackers.distinct();
    }

    /** A tier of these trackers, in this order. */
    public static Tier of(TrackerUrl... trackers) {
        return new Tier(Vector.of(trackers.clone()));
    }

    /** The tier with {@code tracker} at its front, the others in the order they had (TIER-3); unchanged if it is not here. */
    public Tier promote(TrackerUrl tracker) {
        int index = trackers.indexOf(tracker);
        return index <= 0 ? this : new Tier(trackers.removeAt(index).prepend(trackers.get(index)));
    }

    /** The tier with those that answered in front of those that did not, otherwise in the order they had (TIER-3). */
    public Tier promoteAll(Predicate<TrackerUrl> answered) {
        return trackers.size() == 1 ? this : new Tier(trackers.filter(answered).appendAll(trackers.reject(answered)));
    }

    /** The tier in an order that {@code random} decides, each order equally likely (TIER-2). */
    public Tier shuffled(RandomGenerator random) {
        TrackerUrl[] order = trackers.toJavaArray(TrackerUrl[]::new);
        for (int last = order.length - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            TrackerUrl moved = order[last];
            order[last] = order[chosen];
            order[chosen] = moved;
        }
        return new Tier(Vector.of(order));
    }
}
