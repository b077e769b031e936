package dev.herald.bootstrap.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.herald.application.port.BencodeBytes;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Byte strings in JSON: as text where they are UTF-8, in hex where they are not. */
final class ByteText {

    private static final String HEX_KEY = "hex:";

    private final Secrecy secrecy;

    ByteText(Secrecy secrecy) {
        this.secrecy = secrecy;
    }

    void writeValue(BencodeBytes bytes, JsonGenerator json) throws IOException {
        Option<String> text = text(bytes);
        if (text.isDefined()) {
            json.writeString(secrecy.text(text.get()));
        } else if (isUrl(bytes)) {
            json.writeString(secrecy.text(asciiUrl(bytes)));
        } else {
            json.writeStartObject();
            json.writeStringField("hex", HexFormat.of().formatHex(bytes.toByteArray()));
            json.writeEndObject();
        }
    }

    /** A key that is text and begins like one in hex is written in hex too, so that no two keys become one. */
    String key(BencodeBytes bytes) {
        return text(bytes)
                .filter(text -> !text.startsWith(HEX_KEY))
                .map(secrecy::text)
                .getOrElse(() -> HEX_KEY + HexFormat.of().formatHex(bytes.toByteArray()));
    }

    private static Option<String> text(BencodeBytes bytes) {
        try {
            return Option.some(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.content()).toString());
        } catch (CharacterCodingException notUtf8) {
            return Option.none();
        }
    }

    /** A tracker's URL in an old encoding hides its passkey no better in hex. */
    private boolean isUrl(BencodeBytes bytes) {
        return secrecy == Secrecy.MASKED
                && bytes.length() <= TrackerUrl.LONGEST
                && TrackerUrl.parse(bytes.content()).isRight();
    }

    private static String asciiUrl(BencodeBytes bytes) {
        return TrackerUrl.parse(bytes.content()).map(TrackerUrl::toString).get();
    }
}
