package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;

/** Reads with a tape, writes canonically. */
final class TapeCodec implements BencodeCodec {

    @Override
    public Either<TrackerError, BencodeValue> decode(byte[] bytes, BencodeLimits limits) {
        return new TapeReader(bytes, limits).read();
    }

    @Override
    public byte[] encode(BencodeValue value) {
        return new CanonicalWriter().write(value);
    }
}
