package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import io.vavr.control.Either;
import java.nio.ByteBuffer;

/** Bencode, strict and lenient, read and written. */
public final class BencodeFuzz implements FuzzTarget {

    private static final BencodeLimits LENIENT = BencodeLimits.TRACKER_ANSWER;

    private final BencodeCodec codec = Bencode.codec();

    @Override
    public void take(byte[] input) {
        Either<TrackerError, BencodeValue> strict = codec.decode(input, LENIENT.strictly());
        Either<TrackerError, BencodeValue> lenient = codec.decode(input, LENIENT);
        Law.holds(lenient.isRight() || strict.isLeft(), "what is canonical is read leniently too");
        if (strict.isRight()) {
            Law.sameBytes(input, codec.encode(strict.get()), "BENC-17: canonical bytes come out as they went in");
        } else {
            isAbout(strict.getLeft(), input);
        }
        if (lenient.isLeft()) {
            isAbout(lenient.getLeft(), input);
            return;
        }
        byte[] canonical = codec.encode(lenient.get());
        Law.holds(canonical.length <= input.length, "canonical bytes are never longer");
        BencodeValue again = codec.decode(canonical, LENIENT.strictly())
                .getOrElseThrow(error -> new AssertionError("what we write is canonical, but: " + error.message()));
        Law.sameBytes(canonical, codec.encode(again), "canonical encoding is idempotent");
        ByteBuffer received = lenient.get().encoded();
        byte[] part = new byte[received.remaining()];
        received.get(part);
        Law.sameBytes(
                canonical,
                codec.encode(codec.decode(part, LENIENT).get()),
                "BENC-14: the bytes of a value are that value");
    }

    private static void isAbout(TrackerError error, byte[] input) {
        Law.printable(error.message());
        Law.holds(error instanceof TrackerError.Malformed, "unreadable bytes are malformed");
        long offset = ((TrackerError.Malformed) error).offset();
        Law.holds(offset >= 0 && offset <= input.length, "an offset lies within the input");
    }
}
