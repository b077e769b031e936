package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import java.io.IOException;

/** There is no address to send from that the scope allows. Carries the error on its way through Java's own exceptions. */
final class NoSourceException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient TrackerError error;

    NoSourceException(TrackerError error) {
        super(error.message());
        this.error = error;
    }

    TrackerError error() {
        return error;
    }
}
