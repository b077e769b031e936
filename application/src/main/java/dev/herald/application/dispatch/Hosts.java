package dev.herald.application.dispatch;

import dev.herald.domain.tracker.TrackerUrl;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every host that was asked lately. Where very many are known, the idle ones are forgotten. */
final class Hosts {

    private static final int MANY = 4_096;

    private final Supplier<Host> newcomer;
    private final Map<HostKey, Host> known = new LinkedHashMap<>();
    private int room = MANY;

    Hosts(Supplier<Host> newcomer) {
        this.newcomer = newcomer;
    }

    Host of(TrackerUrl tracker) {
        HostKey key = HostKey.of(tracker);
        Host host = known.get(key);
        return host == null ? add(key) : host;
    }

    private Host add(HostKey key) {
        if (known.size() >= room) {
            known.values().removeIf(Host::isIdle);
            room = Math.max(MANY, 2 * known.size());
        }
        Host host = newcomer.get();
        known.put(key, host);
        return host;
    }

    void forEach(Consumer<Host> action) {
        known.values().forEach(action);
    }

    /** Whoever among those with something to send was not probed for longest; first those that ever answered. */
    @Nullable
    Host toProbe() {
        return known.values().stream()
                .filter(Host::isWaitedFor)
                .min(Comparator.comparingLong(Host::probedAs)
                        .thenComparing(host -> !host.health().isProven()))
                .orElse(null);
    }
}
