package dev.herald.adapter.websocket;

import dev.herald.application.port.PeerSignalling;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import io.vavr.control.Either;

/** One message of a WebSocket tracker. */
public final class WebSocketMessageFuzz implements FuzzTarget {

    private static final int MOST_SWARMS = 1_000;

    @Override
    public void take(byte[] input) {
        Either<TrackerError, Received> read = MessageReader.read(input);
        if (read.isLeft()) {
            Law.printable(read.getLeft().message());
            Law.holds(read.getLeft() instanceof Malformed, "an unreadable message is malformed");
            return;
        }
        Received message = read.get();
        Law.holds(message.swarms().size() <= MOST_SWARMS, "hashes are bounded");
        Law.holds(message.files().forAll(files -> files.found().size() <= MOST_SWARMS), "files are bounded");
        message.offer().forEach(WebSocketMessageFuzz::isBounded);
        message.answer().forEach(WebSocketMessageFuzz::isBounded);
        message.counts()
                .forEach(counts -> Law.holds(
                        counts.trackerId().forAll(id -> id.toByteArray().length <= 3 * 1_024),
                        "a tracker id is bounded"));
    }

    private static void isBounded(Received.Relayed description) {
        Law.holds(
                !description.sdp().isEmpty() && description.sdp().length() <= PeerSignalling.LONGEST_SDP,
                "a description is bounded");
    }
}
