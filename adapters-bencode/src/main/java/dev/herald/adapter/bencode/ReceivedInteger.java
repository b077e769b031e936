package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeInteger;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/** A view of an integer, whose digits are read when somebody asks. */
final class ReceivedInteger extends ReceivedValue implements BencodeInteger {

    private final int end;

    ReceivedInteger(Received input, int begin, int end) {
        super(input, begin);
        this.end = end;
    }

    @Override
    int end() {
        return end;
    }

    @Override
    public Option<Long> value() {
        return value(input.bytes(), begin);
    }

    /** The integer that begins at {@code offset}, which is known to be valid; none where it does not fit into 64 bits. */
    static Option<Long> value(byte[] bytes, int offset) {
        boolean negative = isNegative(bytes, offset);
        long below = 0; // counted downwards, because there is one more number below zero than above
        for (int at = firstDigit(bytes, offset); bytes[at] != 'e'; at++) {
            int digit = bytes[at] - '0';
            if (below < (Long.MIN_VALUE + digit) / 10) {
                return Option.none();
            }
            below = 10 * below - digit;
        }
        if (negative) {
            return Option.some(below);
        }
        return below == Long.MIN_VALUE ? Option.none() : Option.some(-below);
    }

    @Override
    public String decimal() {
        byte[] bytes = input.bytes();
        int first = firstDigit(bytes, begin);
        while (first < end - 2 && bytes[first] == '0') {
            first++;
        }
        String digits = new String(bytes, first, end - 1 - first, StandardCharsets.US_ASCII);
        return isNegative(bytes, begin) && !digits.equals("0") ? "-" + digits : digits;
    }

    private static boolean isNegative(byte[] bytes, int offset) {
        return bytes[offset + 1] == '-';
    }

    private static int firstDigit(byte[] bytes, int offset) {
        return isNegative(bytes, offset) ? offset + 2 : offset + 1;
    }
}
