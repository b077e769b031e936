package dev.herald.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a client says over WebSocket, read as far as it makes sense (WS-4, WS-7, WS-8).
 *
 * @param texts the fields that are text, by name
 * @param left the bytes it lacks, where it says so
 * @param hashes the swarms it is about
 * @param offers the descriptions it wants passed on
 * @param answer the description that answers an offer; none where there is none
 */
record WebSocketMessage(
        Map<String, String> texts, Option<Long> left, List<byte[]> hashes, List<Offer> offers, Option<String> answer) {

    private static final int DEEPEST = 16;
    private static final int MOST_OFFERS = 10;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** One offer, its id as it came. */
    record Offer(String id, String sdp) {}

    /** None for what is no JSON object, or names a swarm by anything but twenty code points up to U+00FF (WS-2). */
    static Option<WebSocketMessage> read(byte[] message) {
        try (JsonParser json = JSON.createParser(message)) {
            return json.nextToken() == JsonToken.START_OBJECT ? fields(json) : Option.none();
        } catch (JsonProcessingException unreadable) {
            return Option.none();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }

    private static Option<WebSocketMessage> fields(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<String> hashes = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        Option<Long> left = Option.none();
        Option<String> answer = Option.none();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("info_hash") && value == JsonToken.START_ARRAY) {
                hashes.addAll(strings(json));
            } else if (name.equals("info_hash") && value == JsonToken.VALUE_STRING) {
                hashes.add(json.getText());
            } else if (value == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else if (name.equals("left") && value == JsonToken.VALUE_NUMBER_INT) {
                left = Option.some(json.getValueAsLong(1));
            } else if (name.equals("offers") && value == JsonToken.START_ARRAY) {
                offers.addAll(offers(json));
            } else if (name.equals("answer") && value == JsonToken.START_OBJECT) {
                answer = Option.of(strings(json, "answer").get("sdp"));
            } else {
                json.skipChildren();
            }
        }
        List<byte[]> swarms = hashes.stream()
                .filter(WebSocketMessage::isTwenty)
                .map(hash -> hash.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        return swarms.size() < hashes.size()
                ? Option.none()
                : Option.some(new WebSocketMessage(texts, left, swarms, offers, answer));
    }

    static boolean isTwenty(String text) {
        return text.length() == 20 && text.chars().allMatch(point -> point <= 0xFF);
    }

    private static List<String> strings(JsonParser json) throws IOException {
        List<String> strings = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            strings.add(json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "");
            json.skipChildren();
        }
        return strings;
    }

    private static List<Offer> offers(JsonParser json) throws IOException {
        List<Offer> offers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            Map<String, String> offer = strings(json, "offer");
            if (isTwenty(offer.getOrDefault("offer_id", ""))
                    && offer.containsKey("sdp")
                    && offers.size() < MOST_OFFERS) {
                offers.add(new Offer(offer.getOrDefault("offer_id", ""), offer.getOrDefault("sdp", "")));
            }
        }
        return offers;
    }

    /** The text fields of an object, and of the object {@code inner} in it. */
    private static Map<String, String> strings(JsonParser json, String inner) throws IOException {
        Map<String, String> strings = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                strings.put(name, json.getText());
            } else if (value == JsonToken.START_OBJECT && name.equals(inner)) {
                strings.putAll(strings(json, inner));
            } else {
                json.skipChildren();
            }
        }
        return strings;
    }

    /** A text field; empty where it is missing. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
