package dev.herald.adapter.http;

import io.vavr.control.Option;

/** Numbers that came as text. */
final class Digits {

    private static final int MOST = 9;

    private Digits() {}

    /** The number that nothing but digits make; one too large to matter counts as just large. None for anything else. */
    static Option<Long> number(String text) {
        boolean isNumber = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Option.some(text.length() > MOST ? 999_999_999L : Long.parseLong(text)) : Option.none();
    }
}
