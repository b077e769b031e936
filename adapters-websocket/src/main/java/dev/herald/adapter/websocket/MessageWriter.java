package dev.herald.adapter.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Writes what clients say to trackers, one JSON object a message (WS-4 to WS-9). */
final class MessageWriter {

    /** Longer messages make some trackers close the socket (WS-9). */
    static final int LONGEST_MESSAGE = 64 * 1024;

    /** What JSON adds to one offer beside its description. */
    private static final int AROUND_AN_OFFER = 220;

    private static final JsonFactory JSON = new JsonFactory();

    private MessageWriter() {}

    /** Offers beyond what one message may hold are left out. */
    static String announce(AnnounceRequest request, List<OwnOffer> offers) {
        List<OwnOffer> fitting = fitting(offers);
        return object(json -> {
            json.writeStringField("action", "announce");
            json.writeStringField("info_hash", Latin1.text(request.swarm().toByteArray()));
            json.writeStringField(
                    "peer_id", Latin1.text(request.client().peerId().toByteArray()));
            json.writeNumberField("uploaded", request.progress().uploaded());
            json.writeNumberField("downloaded", request.progress().downloaded());
            json.writeNumberField("left", request.progress().left());
            for (String event : eventOf(request)) {
                json.writeStringField("event", event);
            }
            json.writeNumberField("numwant", fitting.size());
            json.writeArrayFieldStart("offers");
            for (OwnOffer offer : fitting) {
                json.writeStartObject();
                json.writeStringField("offer_id", offer.id().text());
                description(json, "offer", offer.sdp());
                json.writeEndObject();
            }
            json.writeEndArray();
            for (var id : request.trackerId()) {
                json.writeStringField("trackerid", Latin1.text(id.toByteArray()));
            }
        });
    }

    /** Nobody has a word for {@code PAUSED} here, and a made-up one is an error to the reference server (TRAP-22). */
    private static Option<String> eventOf(AnnounceRequest request) {
        AnnounceEvent event = request.event();
        return event == AnnounceEvent.NONE || event == AnnounceEvent.PAUSED
                ? Option.none()
                : Option.some(event.name().toLowerCase(Locale.ROOT));
    }

    static List<OwnOffer> fitting(List<OwnOffer> offers) {
        int room = LONGEST_MESSAGE - 4 * AROUND_AN_OFFER;
        for (int i = 0; i < offers.size(); i++) {
            room -= AROUND_AN_OFFER + written(offers.get(i).sdp());
            if (room < 0) {
                return offers.subList(0, i);
            }
        }
        return offers;
    }

    /** How many bytes a text takes at most, escapes included. */
    private static int written(String text) {
        return text.chars()
                .map(c -> c == '\n' || c == '\r' || c == '"' || c == '\\' || c == '\t'
                        ? 2
                        : c < ' ' ? 6 : c < 0x80 ? 1 : 3)
                .sum();
    }

    static String scrape(Seq<InfoHash> swarms) {
        return object(json -> {
            json.writeStringField("action", "scrape");
            if (swarms.size() == 1) {
                json.writeStringField("info_hash", Latin1.text(swarms.head().toByteArray()));
            } else {
                json.writeArrayFieldStart("info_hash");
                for (InfoHash swarm : swarms) {
                    json.writeString(Latin1.text(swarm.toByteArray()));
                }
                json.writeEndArray();
            }
        });
    }

    /** An answer to a peer's offer. */
    static String answer(InfoHash swarm, PeerId self, PeerId to, OfferId offer, String sdp) {
        return object(json -> {
            json.writeStringField("action", "announce");
            json.writeStringField("info_hash", Latin1.text(swarm.toByteArray()));
            json.writeStringField("peer_id", Latin1.text(self.toByteArray()));
            json.writeStringField("to_peer_id", Latin1.text(to.toByteArray()));
            json.writeStringField("offer_id", offer.text());
            description(json, "answer", sdp);
        });
    }

    private static void description(JsonGenerator json, String type, String sdp) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeStringField("type", type);
        json.writeStringField("sdp", sdp);
        json.writeEndObject();
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return text.toString();
    }
}
