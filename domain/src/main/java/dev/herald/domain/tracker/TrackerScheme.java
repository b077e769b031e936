package dev.herald.domain.tracker;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.util.Locale;

/** The transports a tracker URL can name. */
public enum TrackerScheme {
    HTTP(80),
    HTTPS(443),
    UDP(0),
    WS(80),
    WSS(443);

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int defaultPort;

    TrackerScheme(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The scheme of that name in any case; none for schemes that are not a tracker's. */
    public static Option<TrackerScheme> named(String name) {
        String label = name.toLowerCase(Locale.ROOT);
        return Array.of(values()).find(scheme -> scheme.label.equals(label));
    }

    /** Its name in a URL, in lower case. */
    public String label() {
        return label;
    }

    /** The port a URL without one means; none for UDP, for which no BEP defines any (META-11). */
    public Option<Integer> defaultPort() {
        return defaultPort == 0 ? Option.none() : Option.some(defaultPort);
    }

    /** Whether scraping needs a URL derived from the announce URL (SCRAPE-14). */
    public boolean derivesScrapeUrl() {
        return this == HTTP || this == HTTPS;
    }
}
