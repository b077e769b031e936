package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The twenty bytes by which a client names itself to trackers and peers for the length of a session (BEP 3, BEP 20). */
public final class PeerId extends TwentyBytes {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private PeerId(ByteBuffer bytes) {
        super(bytes);
    }

    /** From twenty raw bytes; throws for any other number. */
    public static PeerId of(byte[] bytes) {
        return new PeerId(ByteBuffer.wrap(bytes));
    }

    /** Right for twenty ASCII characters or forty hex digits, otherwise {@code Malformed}. */
    public static Either<TrackerError, PeerId> parse(String text) {
        if (text.length() == 2 * LENGTH) {
            return parseHex(text, LENGTH).map(PeerId::of);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length == LENGTH && text.length() == LENGTH
                ? Either.right(of(bytes))
                : Either.left(new TrackerError.Malformed("20 ASCII characters or 40 hex digits for a peer-id", 0));
    }

    /**
     * A new id in the usual style (BEP 20): {@code prefix}, for example {@code -XX0100-}, then random digits and letters.
     *
     * @param prefix at most nineteen ASCII characters that name the client and its version
     */
    public static PeerId random(String prefix, RandomGenerator random) {
        byte[] bytes = new byte[LENGTH];
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        if (start.length >= LENGTH || start.length != prefix.length()) {
            throw new IllegalArgumentException("a prefix has at most " + (LENGTH - 1) + " ASCII characters: " + prefix);
        }
        System.arraycopy(start, 0, bytes, 0, start.length);
        for (int i = start.length; i < LENGTH; i++) {
            bytes[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return of(bytes);
    }

    /** The id as text where all its bytes are printable ASCII, otherwise forty hex digits. */
    @Override
    public String toString() {
        byte[] bytes = toByteArray();
        for (byte b : bytes) {
            if (b < ' ' || b == 0x7F) {
                return HexFormat.of().formatHex(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
