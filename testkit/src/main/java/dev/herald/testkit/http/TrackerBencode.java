package dev.herald.testkit.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeInteger;
import dev.herald.application.port.BencodeList;
import dev.herald.application.port.BencodeValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bencode for scripted trackers: not the codec under test, so that a mistake of its own cannot hide. */
final class TrackerBencode {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TrackerBencode() {}

    static byte[] encode(BencodeValue value) {
        TrackerBencode writer = new TrackerBencode();
        writer.write(value);
        return writer.out.toByteArray();
    }

    private void write(BencodeValue value) {
        if (value instanceof BencodeInteger integer) {
            text("i" + integer.decimal() + "e");
        } else if (value instanceof BencodeBytes bytes) {
            text(bytes.length() + ":");
            out.writeBytes(bytes.toByteArray());
        } else if (value instanceof BencodeList list) {
            text("l");
            list.forEach(this::write);
            text("e");
        } else if (value instanceof BencodeDictionary dictionary) {
            text("d");
            dictionary.forEach(this::write);
            text("e");
        }
    }

    private void write(BencodeDictionary.Entry entry) {
        write(entry.key());
        write(entry.value());
    }

    private void text(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
