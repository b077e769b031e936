package dev.herald.domain.torrent;

import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;

/** The base32 of RFC 3548 without padding, either case, as old magnet links write info-hashes. */
final class Base32 {

    /** Both cases, so that nothing beyond ASCII is ever folded into the alphabet, as {@code toUpperCase} would. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcdefghijklmnopqrstuvwxyz";

    private static final int DIGITS = 32;
    private static final int BITS = 5;

    private Base32() {}

    static Option<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() * BITS / Byte.SIZE);
        int pending = 0;
        int pendingBits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return Option.none();
            }
            pending = (pending << BITS) | (value % DIGITS);
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
