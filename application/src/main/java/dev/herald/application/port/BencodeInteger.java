package dev.herald.application.port;

import dev.herald.application.port.BuiltBencode.BuiltInteger;
import io.vavr.control.Option;
import java.math.BigInteger;

/** A bencoded integer of any size; {@link #value()} answers where it fits into 64 bits (BENC-5). */
public non-sealed interface BencodeInteger extends BencodeValue {

    /** An integer to be encoded. */
    static BencodeInteger of(long value) {
        return new BuiltInteger(BigInteger.valueOf(value));
    }

    /** The number, or none where it does not fit into a signed 64-bit integer. */
    Option<Long> value();

    /** The number whatever its size. */
    BigInteger bigValue();
}
