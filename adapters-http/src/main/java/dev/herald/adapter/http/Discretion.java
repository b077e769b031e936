package dev.herald.adapter.http;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.tracker.TrackerUrl;

/**
 * Keeps the secrets of a tracker's URL out of what that tracker says: private trackers like to repeat a passkey that they do not
 * know, and their words end up in logs and on screens.
 */
final class Discretion {

    private Discretion() {}

    static TrackerError about(TrackerUrl tracker, TrackerError error) {
        return error instanceof Refused refused
                ? new Refused(tracker.hideSecretsIn(refused.reason()), refused.status(), refused.advice())
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
                        response.warning().map(tracker::hideSecretsIn),
                        response.externalAddress(),
                        response.remarks());
    }
}
