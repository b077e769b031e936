package dev.herald.bootstrap.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.herald.domain.error.PrintableText;
import org.jspecify.annotations.Nullable;

/** How JSON is written here: UTF-8, and whatever could play tricks on a terminal as an escape, which means the same to a parser. */
final class JsonOutput {

    private JsonOutput() {}

    static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .characterEscapes(new SafeOnTerminals())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .build())
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    private static final class SafeOnTerminals extends CharacterEscapes {

        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        private final int[] ascii = standardAsciiEscapesForJSON();

        SafeOnTerminals() {
            ascii[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            String text = String.valueOf((char) character);
            return PrintableText.uncut(text).equals(text)
                    ? null
                    : new SerializedString(String.format("\\u%04x", character));
        }
    }
}
