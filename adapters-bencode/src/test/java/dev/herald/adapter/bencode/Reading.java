package dev.herald.adapter.bencode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.application.port.BencodeValue;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;

/** The two ways to read, with limits that no ordinary input meets. */
enum Reading {
    STRICT,
    LENIENT;

    Either<TrackerError, BencodeValue> of(byte[] input) {
        return Bencode.codec().decode(input, limits());
    }

    BencodeLimits limits() {
        return this == STRICT ? BencodeLimits.METAINFO.strictly() : BencodeLimits.METAINFO;
    }

    boolean accepts(byte[] input) {
        return of(input).isRight();
    }

    BencodeValue value(String input) {
        Either<TrackerError, BencodeValue> read = of(bytes(input));
        assertThat(read.isRight()).as("%s reads %s: %s", this, input, read).isTrue();
        return read.get();
    }

    BencodeDictionary dictionary(String input) {
        return (BencodeDictionary) value(input);
    }

    Malformed failure(String input) {
        return failure(of(bytes(input)));
    }

    static Malformed failure(Either<TrackerError, BencodeValue> read) {
        assertThat(read.isLeft()).as("refused").isTrue();
        return (Malformed) read.getLeft();
    }

    /** The characters as bytes, one each: what a test can write down of bencode. */
    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
