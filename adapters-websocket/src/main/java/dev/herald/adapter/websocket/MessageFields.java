package dev.herald.adapter.websocket;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.herald.adapter.websocket.Received.Counts;
import dev.herald.adapter.websocket.Received.Files;
import dev.herald.adapter.websocket.Received.Refusal;
import dev.herald.adapter.websocket.Received.Relayed;
import dev.herald.application.port.PeerSignalling;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of one message while it is read. The last one of a name counts; one of another type than it should have does not. */
final class MessageFields {

    private static final long UNKNOWN = -1;
    private static final int MOST_SWARMS = 1_000;
    private static final int LONGEST_TRACKER_ID = 1_024;
    private static final Set<String> COUNTS = Set.of("complete", "incomplete", "downloaded");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> hashes = new ArrayList<>();
    private Option<String> offer = Option.none();
    private Option<String> answer = Option.none();
    private Option<Map<InfoHash, SwarmStats>> files = Option.none();

    /** Takes the value the parser stands at. */
    void take(String name, JsonParser json) throws IOException {
        switch (name) {
            case "info_hash" -> takeHashes(json);
            case "offer" -> offer = description(json);
            case "answer" -> answer = description(json);
            case "files" ->
                files = json.currentToken() == JsonToken.START_OBJECT ? Option.some(files(json)) : skip(json);
            case "flags" -> takeFlags(json);
            case "action",
                    "peer_id",
                    "offer_id",
                    "tracker id",
                    "warning message",
                    "failure reason",
                    "retry in",
                    "interval",
                    "min interval",
                    "min_interval",
                    "complete",
                    "incomplete",
                    "downloaded" -> takeScalar(name, json);
            default -> skip(json);
        }
    }

    private void takeScalar(String name, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.put(name, json.getText());
        } else if (json.currentToken().isNumeric()) {
            number(json).forEach(value -> numbers.put(name, value));
        } else {
            skip(json);
        }
    }

    private void takeHashes(JsonParser json) throws IOException {
        hashes.clear();
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            hashes.add(json.getText());
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.VALUE_STRING && hashes.size() < MOST_SWARMS) {
                    hashes.add(json.getText());
                } else {
                    skip(json);
                }
            }
        } else {
            skip(json);
        }
    }

    private void takeFlags(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            skip(json);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean pause = json.currentName().equals("min_request_interval");
            if (json.nextToken().isNumeric() && pause) {
                number(json).forEach(value -> numbers.put("min_request_interval", value));
            } else {
                skip(json);
            }
        }
    }

    private static Option<String> description(JsonParser json) throws IOException {
        Option<String> sdp = Option.none();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return skip(json);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isSdp = json.currentName().equals("sdp");
            if (json.nextToken() == JsonToken.VALUE_STRING && isSdp) {
                sdp = Option.some(json.getText());
            } else {
                skip(json);
            }
        }
        // One without text is still one, so that it can be refused for what it is.
        return sdp.orElse(Option.some(""));
    }

    private static Map<InfoHash, SwarmStats> files(JsonParser json) throws IOException {
        Map<InfoHash, SwarmStats> found = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Option<InfoHash> swarm = Latin1.twenty(json.currentName()).map(InfoHash::of);
            json.nextToken();
            if (swarm.isDefined() && json.currentToken() == JsonToken.START_OBJECT && found.size() < MOST_SWARMS) {
                found.put(swarm.get(), stats(json));
            } else {
                skip(json);
            }
        }
        return found;
    }

    private static SwarmStats stats(JsonParser json) throws IOException {
        MessageFields counts = new MessageFields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (COUNTS.contains(name)) {
                counts.takeScalar(name, json);
            } else {
                skip(json);
            }
        }
        return counts.stats();
    }

    /** What does not fit into 64 bits was not said. */
    private static Option<Long> number(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return json.getNumberType() == NumberType.BIG_INTEGER ? Option.none() : Option.some(json.getLongValue());
        }
        double value = json.getDoubleValue();
        return Math.abs(value) < 1e15 ? Option.some((long) value) : Option.none();
    }

    private static <T> Option<T> skip(JsonParser json) throws IOException {
        json.skipChildren();
        return Option.none();
    }

    Either<TrackerError, Received> message() {
        List<InfoHash> swarms = new ArrayList<>();
        for (String hash : hashes) {
            Option<byte[]> bytes = Latin1.twenty(hash);
            if (bytes.isEmpty()) {
                return Either.left(new Malformed("an info_hash of 20 code points up to U+00FF", 0));
            }
            swarms.add(InfoHash.of(bytes.get()));
        }
        return relayed(offer)
                .flatMap(offered -> relayed(answer)
                        .map(answered -> new Received(
                                text("action"),
                                swarms,
                                counts(),
                                offered,
                                answered,
                                files.map(found -> new Files(found, numbered("min_request_interval"))),
                                refusal())));
    }

    private Either<TrackerError, Option<Relayed>> relayed(Option<String> description) {
        if (description.isEmpty()) {
            return Either.right(Option.none());
        }
        String sdp = description.get();
        Option<PeerId> peer = text("peer_id").flatMap(Latin1::twenty).map(PeerId::of);
        Option<OfferId> id = text("offer_id").flatMap(OfferId::parse);
        return sdp.isEmpty() || sdp.length() > PeerSignalling.LONGEST_SDP || peer.isEmpty() || id.isEmpty()
                ? Either.left(new Malformed("a description with a peer_id and an offer_id", 0))
                : Either.right(Option.some(new Relayed(peer.get(), id.get(), sdp)));
    }

    private Option<Counts> counts() {
        boolean said = List.of("interval", "min interval", "min_interval", "complete", "incomplete").stream()
                .anyMatch(numbers::containsKey);
        return said
                ? Option.some(new Counts(
                        numbered("interval"),
                        numbered("min interval").orElse(numbered("min_interval")),
                        stats(),
                        text("tracker id").flatMap(MessageFields::trackerId),
                        text("warning message")))
                : Option.none();
    }

    private SwarmStats stats() {
        return SwarmStats.unknown()
                .withSeeders(numbered("complete").getOrElse(UNKNOWN))
                .withLeechers(numbered("incomplete").getOrElse(UNKNOWN))
                .withCompleted(numbered("downloaded").getOrElse(UNKNOWN));
    }

    private static Option<TrackerId> trackerId(String text) {
        return text.length() > LONGEST_TRACKER_ID
                ? Option.none()
                : Option.some(TrackerId.of(Latin1.bytes(text).getOrElse(() -> text.getBytes(StandardCharsets.UTF_8))));
    }

    private Option<Refusal> refusal() {
        boolean refused = texts.containsKey("failure reason") || numbers.containsKey("failure reason");
        return refused ? Option.some(new Refusal(text("failure reason").getOrElse(""), advice())) : Option.none();
    }

    /** The longest of what it says (RETRY-7, RETRY-8). */
    private RetryAdvice advice() {
        if (text("retry in").contains("never")) {
            return RetryAdvice.NEVER;
        }
        long minutes = numbered("retry in").getOrElse(0L);
        long silence = numbered("interval").orElse(numbered("min interval")).getOrElse(0L);
        return RetryAdvice.after(Duration.ofSeconds(Math.max(bounded(minutes) * 60, bounded(silence))));
    }

    private static long bounded(long value) {
        return Math.max(0, Math.min(value, RetryAdvice.LONGEST.toSeconds()));
    }

    private Option<String> text(String name) {
        return Option.of(texts.get(name));
    }

    private Option<Long> numbered(String name) {
        return Option.of(numbers.get(name));
    }
}
