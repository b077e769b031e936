package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeInteger;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/** A view of an integer, whose digits are read when somebody asks. */
final class ReceivedInteger extends ReceivedValue implements BencodeInteger {

    ReceivedInteger(Received input, int begin, int end) {
        super(input, begin, end);
    }

    @Override
    public Option<Long> value() {
        byte[] bytes = input.bytes();
        long below = 0; // counted downwards, because there is one more number below zero than above
        for (int at = firstDigit(); at < end - 1; at++) {
            int digit = bytes[at] - '0';
            if (below < (Long.MIN_VALUE + digit) / 10) {
                return Option.none();
            }
            below = 10 * below - digit;
        }
        if (isNegative()) {
            return Option.some(below);
        }
        return below == Long.MIN_VALUE ? Option.none() : Option.some(-below);
    }

    @Override
    public String decimal() {
        int first = firstDigit();
        while (first < end - 2 && input.bytes()[first] == '0') {
            first++;
        }
        String digits = new String(input.bytes(), first, end - 1 - first, StandardCharsets.US_ASCII);
        return isNegative() && !digits.equals("0") ? "-" + digits : digits;
    }

    private boolean isNegative() {
        return input.bytes()[begin + 1] == '-';
    }

    private int firstDigit() {
        return isNegative() ? begin + 2 : begin + 1;
    }
}
