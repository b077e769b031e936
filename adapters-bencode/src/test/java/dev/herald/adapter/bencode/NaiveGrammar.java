package dev.herald.adapter.bencode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of BEP 3 written down as plainly as it goes, to compare a cleverer reader with. Lenient; recursive. */
final class NaiveGrammar {

    private static final Pattern INTEGER = Pattern.compile("i-?[0-9]+e");
    private static final Pattern LENGTH = Pattern.compile("([0-9]+):");

    private NaiveGrammar() {}

    /** The end of the value at {@code at}, or -1 where there is none. */
    static int end(String input, int at) {
        if (input.startsWith("l", at)) {
            int end = at + 1;
            while (end >= 0 && !input.startsWith("e", end)) {
                end = end(input, end);
            }
            return end < 0 ? -1 : end + 1;
        }
        if (input.startsWith("d", at)) {
            int end = at + 1;
            while (end >= 0 && !input.startsWith("e", end)) {
                int key = endOfBytes(input, end);
                end = key < 0 ? -1 : end(input, key);
            }
            return end < 0 ? -1 : end + 1;
        }
        Matcher integer = INTEGER.matcher(input).region(at, input.length());
        return integer.lookingAt() ? integer.end() : endOfBytes(input, at);
    }

    private static int endOfBytes(String input, int at) {
        Matcher length = LENGTH.matcher(input).region(at, input.length());
        if (!length.lookingAt()) {
            return -1;
        }
        int end = length.end() + Integer.parseInt(length.group(1));
        return end <= input.length() ? end : -1;
    }
}
