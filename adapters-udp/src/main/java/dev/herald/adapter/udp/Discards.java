package dev.herald.adapter.udp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many packets were ignored, and why. Written by one thread, read by any. */
final class Discards {

    private final Map<Discard, LongAdder> counts = new EnumMap<>(Discard.class);

    Discards() {
        for (Discard reason : Discard.values()) {
            counts.put(reason, new LongAdder());
        }
    }

    void count(Discard reason) {
        counter(reason).increment();
    }

    long of(Discard reason) {
        return counter(reason).sum();
    }

    private LongAdder counter(Discard reason) {
        return Objects.requireNonNull(counts.get(reason));
    }
}
