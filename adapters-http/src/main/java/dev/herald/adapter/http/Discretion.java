package dev.herald.adapter.http;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import dev.herald.network.Credentials;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the secrets of a tracker's URL out of what that tracker says: private trackers like to repeat a passkey that they do not
 * know, and their words end up in logs and on screens.
 */
final class Discretion {

    /** Shorter ones would tear holes into innocent words. */
    private static final int SHORTEST_SECRET = 6;

    private Discretion() {}

    static TrackerError about(TrackerUrl tracker, TrackerError error) {
        return error instanceof Refused refused
                ? new Refused(withoutSecrets(tracker, refused.reason()), refused.status(), refused.advice())
                : error;
    }

    static AnnounceResponse about(TrackerUrl tracker, AnnounceResponse response) {
        return response.warning().isEmpty()
                ? response
                : new AnnounceResponse(
                        response.intervals(),
                        response.stats(),
                        response.peers(),
                        response.trackerId(),
                        response.warning().map(words -> withoutSecrets(tracker, words)),
                        response.externalAddress(),
                        response.remarks());
    }

    /** Words in which the tracker's secrets may be quoted, without them. */
    static String withoutSecrets(TrackerUrl tracker, String words) {
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
        tracker.userInfo().map(Credentials::of).forEach(user -> {
            secrets.add(user.user());
            secrets.add(user.password());
        });
        for (String segment : tracker.path().split("/", -1)) {
            if (isMasked("http://host/" + segment)) {
                secrets.add(segment);
            }
        }
        for (String parameter : tracker.query().getOrElse("").split("[&;]", -1)) {
            if (isMasked("http://host/?" + parameter)) {
                secrets.add(parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return secrets;
    }

    private static boolean isMasked(String url) {
        return !UrlMask.mask(url).equals(url);
    }
}
