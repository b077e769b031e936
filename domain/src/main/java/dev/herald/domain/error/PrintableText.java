package dev.herald.domain.error;

/**
 * Text from outside, made safe to print: control characters (so that no escape sequence survives), invisible formatting
 * characters (so that nothing reads backwards), line separators and lone surrogates become U+FFFD.
 */
public final class PrintableText {

    /** How many characters of a stranger's text we are willing to repeat. */
    public static final int LONGEST = 1_000;

    private PrintableText() {}

    /** The text as it may be shown, cut where it is longer than {@value #LONGEST} characters. Idempotent. */
    public static String of(String text) {
        return uncut(text.length() <= LONGEST ? text : cut(text));
    }

    /** The text as it may be shown, however long it is. Idempotent, and never longer than it was. */
    public static String uncut(String text) {
        if (text.codePoints().noneMatch(PrintableText::isUnsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> safe.appendCodePoint(isUnsafe(point) ? 0xFFFD : point));
        return safe.toString();
    }

    /** Leaves room for the ellipsis, and no half of a surrogate pair before it. */
    private static String cut(String text) {
        int end = LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
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
