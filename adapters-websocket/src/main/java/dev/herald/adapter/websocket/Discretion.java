package dev.herald.adapter.websocket;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import java.util.ArrayList;
import java.util.List;

/** Keeps the secrets of a tracker's URL out of what that tracker says: its words end up in logs and on screens. */
final class Discretion {

    /** Shorter ones would tear holes into innocent words. */
    private static final int SHORTEST_SECRET = 6;

    private Discretion() {}

    static TrackerError about(TrackerUrl tracker, TrackerError error) {
        return error instanceof Refused refused
                ? new Refused(about(tracker, refused.reason()), refused.status(), refused.advice())
                : error;
    }

    static String about(TrackerUrl tracker, String words) {
        String hidden = words;
        for (String secret : secrets(tracker)) {
            if (secret.length() >= SHORTEST_SECRET) {
                hidden = hidden.replace(secret, "***");
            }
        }
        return hidden;
    }

    /** What {@link TrackerUrl#toString()} masks. */
    private static List<String> secrets(TrackerUrl tracker) {
        List<String> secrets = new ArrayList<>();
        tracker.userInfo().forEach(user -> secrets.addAll(List.of(user.split(":", 2))));
        for (String segment : tracker.path().split("/", -1)) {
            if (isMasked("ws://host/" + segment)) {
                secrets.add(segment);
            }
        }
        for (String parameter : tracker.query().getOrElse("").split("[&;]", -1)) {
            if (isMasked("ws://host/?" + parameter)) {
                secrets.add(parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return secrets;
    }

    private static boolean isMasked(String url) {
        return !UrlMask.mask(url).equals(url);
    }
}
