package dev.herald.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What the tracker says over WebSocket (WS-10 to WS-15). */
final class WebSocketWords {

    private static final JsonFactory JSON = new JsonFactory();

    private WebSocketWords() {}

    static String counts(InfoHash swarm, SwarmStats stats, EmbeddedTrackerOptions options) {
        return object(json -> {
            json.writeStringField("action", "announce");
            json.writeStringField("info_hash", text(swarm));
            json.writeNumberField("interval", options.intervals().interval().toSeconds());
            for (Duration least : options.intervals().minimum()) {
                json.writeNumberField("min interval", least.toSeconds());
            }
            write(json, stats);
            for (String words : options.warning()) {
                json.writeStringField("warning message", words);
            }
        });
    }

    static String files(Map<InfoHash, SwarmStats> found, EmbeddedTrackerOptions options) {
        return object(json -> {
            json.writeStringField("action", "scrape");
            json.writeObjectFieldStart("files");
            for (Map.Entry<InfoHash, SwarmStats> file : found.entrySet()) {
                json.writeObjectFieldStart(text(file.getKey()));
                write(json, file.getValue());
                for (long count : file.getValue().completed()) {
                    json.writeNumberField("downloaded", count);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            for (Duration pause : options.scrapeInterval()) {
                json.writeObjectFieldStart("flags");
                json.writeNumberField("min_request_interval", pause.toSeconds());
                json.writeEndObject();
            }
        });
    }

    private static void write(JsonGenerator json, SwarmStats stats) throws IOException {
        for (long count : stats.seeders()) {
            json.writeNumberField("complete", count);
        }
        for (long count : stats.leechers()) {
            json.writeNumberField("incomplete", count);
        }
    }

    /** @param kind {@code offer} or {@code answer} */
    static String passedOn(String kind, InfoHash swarm, String from, String offerId, String sdp) {
        return object(json -> {
            json.writeStringField("action", "announce");
            json.writeStringField("info_hash", text(swarm));
            json.writeStringField("peer_id", from);
            json.writeStringField("offer_id", offerId);
            json.writeObjectFieldStart(kind);
            json.writeStringField("type", kind);
            json.writeStringField("sdp", sdp);
            json.writeEndObject();
        });
    }

    /** To a question that could be read. */
    static String refusal(String action, InfoHash swarm, String reason) {
        return object(json -> {
            json.writeStringField("action", action);
            json.writeStringField("failure reason", reason);
            json.writeStringField("info_hash", text(swarm));
        });
    }

    /** To one that could not (WS-14). */
    static String refusal(String reason) {
        return object(json -> json.writeStringField("failure reason", reason));
    }

    private static String text(InfoHash swarm) {
        return new String(swarm.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
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
