package dev.herald.application.port;

import dev.herald.application.port.BuiltBencode.BuiltInteger;
import io.vavr.control.Option;

/** A bencoded integer of any size; {@link #value()} answers where it fits into 64 bits (BENC-5). */
public non-sealed interface BencodeInteger extends BencodeValue {

    /** An integer to be encoded. */
    static BencodeInteger of(long value) {
        return new BuiltInteger(value);
    }

    /** The number, or none where it does not fit into a signed 64-bit integer. */
    Option<Long> value();

    /**
     * The number whatever its size, in minimal decimal digits: no leading zeros, and a minus sign only below zero. Linear in
     * the number of digits, which a stranger may have chosen; mind that turning megabytes of them into a
     * {@link java.math.BigInteger} is not.
     */
    String decimal();
}
