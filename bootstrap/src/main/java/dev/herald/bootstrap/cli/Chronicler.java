package dev.herald.bootstrap.cli;

import dev.herald.application.port.trace.Inquiry;
import dev.herald.application.port.trace.Trace;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the trace of every announce, except farewells, until somebody takes it. */
final class Chronicler implements Tracer {

    private record Key(String tracker, AnnounceRequest request) {}

    private final Map<Key, Trace> traces = new ConcurrentHashMap<>();

    @Override
    public Trace follow(Inquiry inquiry) {
        if (!(inquiry instanceof Inquiry.OfAnnounce announce)
                || announce.request().event() == AnnounceEvent.STOPPED) {
            return Trace.NONE;
        }
        Trace trace = Trace.kept(System::nanoTime);
        traces.put(new Key(announce.tracker().reveal(), announce.request()), trace);
        return trace;
    }

    /** What happened to this announce; nothing where it never got to a gateway. */
    Trace take(String trackerRevealed, AnnounceRequest request) {
        @Nullable Trace trace = traces.remove(new Key(trackerRevealed, request));
        return trace == null ? Trace.NONE : trace;
    }
}
