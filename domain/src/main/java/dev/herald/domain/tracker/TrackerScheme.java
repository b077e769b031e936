package dev.herald.domain.tracker;

import io.vavr.control.Option;
import java.util.Locale;

/** The transports a tracker URL can name. */
public enum TrackerScheme {
    HTTP(80),
    HTTPS(443),
    UDP(0),
    WS(80),
    WSS(443);

    private final int defaultPort;

    TrackerScheme(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The scheme of that name in any case; none for schemes that are not a tracker's. */
    public static Option<TrackerScheme> named(String name) {
        for (TrackerScheme scheme : values()) {
            if (scheme.label().equals(name.toLowerCase(Locale.ROOT))) {
                return Option.some(scheme);
            }
        }
        return Option.none();
    }

    /** Its name in a URL, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
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
