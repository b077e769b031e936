package dev.herald.domain.error;

/**
 * Text from outside, made safe to print: control characters, escape sequences, bidirectional overrides and lone
 * surrogates become U+FFFD, and what is longer than {@value #LONGEST} characters is cut.
 */
public final class PrintableText {

    /** How many characters of a stranger's text we are willing to repeat. */
    public static final int LONGEST = 1_000;

    private PrintableText() {}

    /** The text as it may be shown. Idempotent. */
    public static String of(String text) {
        boolean fits = text.length() <= LONGEST;
        if (fits && text.codePoints().noneMatch(PrintableText::isUnsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints()
                .limit(fits ? LONGEST : LONGEST / 2)
                .forEach(point -> safe.appendCodePoint(isUnsafe(point) ? 0xFFFD : point));
        return fits ? safe.toString() : safe.append('…').toString();
    }

    private static boolean isUnsafe(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
