package dev.herald.adapter.websocket;

import dev.herald.application.port.trace.Trace;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.torrent.InfoHash;
import java.time.Duration;

/** One announce. */
final class AnnounceQuestion extends Question<AnnounceResponse> {

    private final AnnounceRequest request;
    private final boolean unasked;

    private AnnounceQuestion(AnnounceRequest request, Duration timeout, Duration now, boolean unasked, Trace trace) {
        super(timeout, now, trace);
        this.request = request;
        this.unasked = unasked;
    }

    static AnnounceQuestion asked(AnnounceRequest request, Duration timeout, Duration now, Trace trace) {
        return new AnnounceQuestion(request, timeout, now, false, trace);
    }

    /** One of our own accord, after a reconnect (WS-21): nobody waits for its answer. */
    static AnnounceQuestion unasked(AnnounceRequest request, Duration timeout, Duration now) {
        return new AnnounceQuestion(request, timeout, now, true, Trace.NONE);
    }

    AnnounceRequest request() {
        return request;
    }

    InfoHash swarm() {
        return request.swarm();
    }

    boolean isUnasked() {
        return unasked;
    }
}
