package dev.herald.adapter.udp;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import java.util.stream.Stream;

/**
 * Keeps the secrets of a tracker's URL out of what that tracker says: the path travels with every announce (BEP 41), some trackers
 * like to repeat it, and their words end up in logs and on screens.
 */
final class Discretion {

    /** Shorter ones would tear holes into innocent words. */
    private static final int SHORTEST_SECRET = 6;

    private Discretion() {}

    static String withoutSecrets(TrackerUrl tracker, String words) {
        return secrets(tracker)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .reduce(words, (hidden, secret) -> hidden.replace(secret, "***"));
    }

    /** Users, passwords, and the parts of path and query that {@link TrackerUrl#toString()} masks. */
    private static Stream<String> secrets(TrackerUrl tracker) {
        Stream<String> segments =
                Stream.of(tracker.path().split("/", -1)).filter(segment -> isMasked("http://host/" + segment));
        Stream<String> values = Stream.of(tracker.query().getOrElse("").split("[&;]", -1))
                .filter(parameter -> isMasked("http://host/?" + parameter))
                .map(parameter -> parameter.substring(parameter.indexOf('=') + 1));
        Stream<String> users = Stream.of(tracker.userInfo().getOrElse("").split(":", 2));
        return Stream.concat(users, Stream.concat(segments, values));
    }

    private static boolean isMasked(String url) {
        return !UrlMask.mask(url).equals(url);
    }
}
