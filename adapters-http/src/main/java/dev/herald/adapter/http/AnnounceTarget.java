package dev.herald.adapter.http;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.tracker.TrackerUrl;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** What is asked for in an announce: the path and query of its GET (BEP 3, BEP 7, BEP 23). */
final class AnnounceTarget {

    private static final HexFormat UPPER_CASE_HEX = HexFormat.of().withUpperCase();

    private AnnounceTarget() {}

    /**
     * The request target in bytes. {@code info_hash} and {@code peer_id} come first behind the tracker's own query, because
     * some trackers need them there (HTTP-A3).
     */
    static byte[] of(TrackerUrl tracker, AnnounceRequest request) {
        ClientIdentity client = request.client();
        RequestBytes target = QueryJoin.begin(tracker)
                .text("info_hash=")
                .percentEncoded(request.swarm().toByteArray())
                .text("&peer_id=")
                .percentEncoded(client.peerId().toByteArray())
                .text("&port=")
                .number(client.port())
                .text("&uploaded=")
                .number(request.progress().uploaded())
                .text("&downloaded=")
                .number(request.progress().downloaded())
                .text("&left=")
                .number(request.progress().left())
                .text("&compact=1");
        if (request.event() != AnnounceEvent.NONE) {
            target.text("&event=").text(request.event().name().toLowerCase(Locale.ROOT));
        }
        target.text("&numwant=")
                .number(request.numWant())
                .text("&key=")
                .text(UPPER_CASE_HEX.toHexDigits(client.key().bits()));
        request.trackerId().forEach(id -> target.text("&trackerid=").percentEncoded(id.toByteArray()));
        client.announceAddress()
                .forEach(address ->
                        target.text("&ip=").percentEncoded(address.toString().getBytes(StandardCharsets.US_ASCII)));
        return target.toByteArray();
    }
}
