package dev.herald.adapter.websocket;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;

/** Keeps the secrets of a tracker's URL out of what that tracker says: its words end up in logs and on screens. */
final class Discretion {

    private Discretion() {}

    static TrackerError about(TrackerUrl tracker, TrackerError error) {
        return error instanceof Refused refused
                ? new Refused(tracker.hideSecretsIn(refused.reason()), refused.status(), refused.advice())
                : error;
    }
}
