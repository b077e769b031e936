package dev.herald.bootstrap.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** Writes one value as JSON with a stack of its own, because a stranger decides how deep it is. */
final class BencodeWriter {

    private final JsonGenerator json;
    private final ByteText texts;
    private final Deque<Container> open = new ArrayDeque<>();

    BencodeWriter(JsonGenerator json, Secrecy secrecy) {
        this.json = json;
        this.texts = new ByteText(secrecy);
    }

    void write(BencodeValue root) throws IOException {
        begin(root);
        while (!open.isEmpty()) {
            open.peek().step();
        }
    }

    private void begin(BencodeValue value) throws IOException {
        if (value instanceof BencodeDictionary dictionary) {
            json.writeStartObject();
            open.push(new OpenDictionary(dictionary));
        } else if (value instanceof BencodeList list) {
            json.writeStartArray();
            open.push(new OpenList(list));
        } else if (value instanceof BencodeBytes bytes) {
            texts.writeValue(bytes, json);
        } else if (value instanceof BencodeInteger number) {
            write(number);
        }
    }

    private void write(BencodeInteger number) throws IOException {
        if (number.value().isDefined()) {
            json.writeNumber(number.value().get());
        } else {
            json.writeString(number.decimal());
        }
    }

    /** A container whose values are not all written yet. */
    private interface Container {
        /** Writes the next value, or the end. */
        void step() throws IOException;
    }

    private final class OpenList implements Container {
        private final Iterator<BencodeValue> values;

        OpenList(BencodeList list) {
            this.values = list.iterator();
        }

        @Override
        public void step() throws IOException {
            if (values.hasNext()) {
                begin(values.next());
            } else {
                json.writeEndArray();
                open.pop();
            }
        }
    }

    /** Of a key that is there twice, the first counts, as everywhere else (BENC-10). */
    private final class OpenDictionary implements Container {
        private final Iterator<BencodeDictionary.Entry> entries;
        private final Set<ByteBuffer> seen = new HashSet<>();

        OpenDictionary(BencodeDictionary dictionary) {
            this.entries = dictionary.iterator();
        }

        @Override
        public void step() throws IOException {
            if (!entries.hasNext()) {
                json.writeEndObject();
                open.pop();
                return;
            }
            BencodeDictionary.Entry entry = entries.next();
            if (seen.add(entry.key().content())) {
                json.writeFieldName(texts.key(entry.key()));
                begin(entry.value());
            }
        }
    }
}
