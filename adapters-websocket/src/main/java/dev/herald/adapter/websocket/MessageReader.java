package dev.herald.adapter.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads what trackers say, one JSON object a message (WS-10 to WS-16). Depth, lengths and numbers are bounded while they are read;
 * what it does not know it skips.
 */
final class MessageReader {

    /** The longest message that is read, in bytes: a description, every character of it escaped. */
    static final int LONGEST_MESSAGE = 512 * 1024;

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            // Both would keep the names a hostile tracker makes up.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(LONGEST_MESSAGE)
                    .maxDocumentLength(LONGEST_MESSAGE)
                    .build())
            .build();

    private MessageReader() {}

    /** Left is {@code Malformed} for what is no JSON object, and for one in which a value decides something and is wrong. */
    static Either<TrackerError, Received> read(byte[] message) {
        try (JsonParser json = JSON.createParser(message)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Either.left(new Malformed("a JSON object", 0));
            }
            MessageFields fields = new MessageFields();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.take(name, json);
            }
            return fields.message();
        } catch (JsonProcessingException unreadable) {
            return Either.left(new Malformed(
                    "JSON within limits", Math.max(0, unreadable.getLocation() == null ? 0 : at(unreadable))));
        } catch (CharConversionException noText) {
            // The parser guesses the encoding by the first bytes, zeros for example, and then cannot read it.
            return Either.left(new Malformed("JSON in UTF-8", 0));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }

    private static long at(JsonProcessingException unreadable) {
        return unreadable.getLocation().getByteOffset();
    }
}
