package dev.herald.domain.torrent;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The base32 of RFC 3548 without padding, either case, as old magnet links write info-hashes. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static Option<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * BITS / Byte.SIZE);
        int pending = 0;
        int pendingBits = 0;
        for (char character : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = ALPHABET.indexOf(character);
            if (value < 0) {
                return Option.none();
            }
            pending = (pending << BITS) | value;
            pendingBits += BITS;
            if (pendingBits >= Byte.SIZE) {
                pendingBits -= Byte.SIZE;
                bytes.write(pending >>> pendingBits);
                pending &= (1 << pendingBits) - 1;
            }
        }
        return Option.some(bytes.toByteArray());
    }
}
