package dev.herald.fuzz;

import java.util.Arrays;
import java.util.Objects;

/** What has to hold whatever the input. Cheap where it holds, because it is asked millions of times. */
public final class Law {

    private Law() {}

    /** Throws unless it holds. */
    public static void holds(boolean condition, String law) {
        if (!condition) {
            throw new AssertionError("broken: " + law);
        }
    }

    /** Throws unless both are equal. */
    public static void same(Object expected, Object actual, String law) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("broken: " + law + "\n  " + expected + "\n  " + actual);
        }
    }

    /** Throws unless both have the same bytes. */
    public static void sameBytes(byte[] expected, byte[] actual, String law) {
        if (!Arrays.equals(expected, actual)) {
            throw new AssertionError("broken: " + law + "\n  " + Escapes.of(expected) + "\n  " + Escapes.of(actual));
        }
    }

    /** Throws unless a terminal can be shown the text as it stands, written here once more so as not to ask the code that is judged. */
    public static void printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harmful = c < ' '
                    || (c >= 0x7F && c <= 0x9F)
                    || c == 0x61C
                    || (c >= 0x200B && c <= 0x200F)
                    || (c >= 0x2028 && c <= 0x202E)
                    || (c >= 0x2060 && c <= 0x206F)
                    || c == 0xFEFF
                    || (Character.isSurrogate(c) && !isPaired(text, i));
            if (harmful) {
                throw new AssertionError("broken: text from outside is printable, but has U+" + Integer.toHexString(c)
                        + " at " + i + " of " + text.length());
            }
        }
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
