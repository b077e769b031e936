package dev.herald.domain.tracker;

import dev.herald.domain.error.PrintableText;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Hides the secrets of a URL: the user before the {@code @}, path segments that look like a passkey, and query values that
 * look like one or whose name says so; what is left is safe to print. Better one harmless word masked than one passkey shown.
 * Works on any text, URL or not, because what cannot be parsed is shown to people too, in time that grows with its length.
 */
public final class UrlMask {

    private static final String MASK = Secret.MASK;
    private static final Pattern USER = Pattern.compile("(?<=^|/)[^/?#]*@");

    /** What stands where a port should, when a separator in the password ended the host too early. */
    private static final Pattern NO_PORT = Pattern.compile("(?<=//)([^/?#\\[\\]:]*):(?![0-9]*(?:[/?#]|$))[^/?#]*");

    private static final Pattern KNOWN_WORD =
            Pattern.compile("(announce|scrape|tracker)[a-z]{0,3}[0-9]{0,2}(\\.[a-z]{2,5})?");
    private static final Pattern TELLING_WORD = Pattern.compile("pass|key|secret|token|auth|cred|pwd");
    private static final Pattern TELLING_NAME =
            Pattern.compile(TELLING_WORD + "|pk|pin|user|login|session|hash|sig|account|id$|%");
    private static final int LONG_SEGMENT = 16;
    private static final int LONG_WITH_CAPITALS = 8;
    private static final int LONG_WITH_DIGITS = 6;
    private static final int LONG_VALUE = 8;

    /** No honest text needs more than two. */
    private static final int MOST_PASSES = 8;

    private UrlMask() {}

    /** The text with its secrets replaced by {@code ***}. Idempotent. */
    public static String mask(String url) {
        String text = PrintableText.uncut(url);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            String masked = masked(text);
            if (masked.equals(text)) {
                return masked;
            }
            text = masked;
        }
        return MASK;
    }

    /** What is masked may make what stands beside it look like a secret, so one pass need not be enough. */
    private static String masked(String url) {
        String text = withoutUser(url);
        int path = pathStart(text);
        int query = firstOf("?#", text, path);
        return text.substring(0, path)
                + wordByWord(text.substring(path, query), "/&;", UrlMask::isSecretSegment)
                + wordByWord(text.substring(query), "?#&;", UrlMask::isSecretValue);
    }

    private static String withoutUser(String url) {
        if (url.indexOf('@') < 0) {
            return url;
        }
        String masked = USER.matcher(url).replaceAll(MASK + "@");
        return NO_PORT.matcher(masked).replaceAll("$1:" + MASK);
    }

    /** Where the host ends; where none begins, the first separator: all behind it may hold secrets. */
    private static int pathStart(String url) {
        int separator = firstOf("/?#", url, 0);
        return url.startsWith("://", separator - 1) ? firstOf("/?#", url, separator + 2) : separator;
    }

    private static int firstOf(String characters, String text, int from) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static String wordByWord(String text, String separators, Predicate<String> isSecret) {
        StringBuilder shown = new StringBuilder(text.length());
        StringTokenizer words = new StringTokenizer(text, separators, true);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int equals = word.indexOf('=');
            shown.append(equals < 0 ? shown(word, isSecret.test(word)) : parameter(word, equals));
        }
        return shown.toString();
    }

    private static String parameter(String parameter, int equals) {
        String name = parameter.substring(0, equals);
        String value = parameter.substring(equals + 1);
        boolean telling = TELLING_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
        return shown(name, name.length() >= LONG_SEGMENT)
                + "="
                + shown(value, !value.isEmpty() && (telling || isSecretValue(value)));
    }

    private static String shown(String word, boolean secret) {
        return secret ? MASK : word;
    }

    private static boolean isSecretSegment(String segment) {
        String word = segment.toLowerCase(Locale.ROOT);
        if (KNOWN_WORD.matcher(word).matches()) {
            return false;
        }
        return segment.length() >= LONG_SEGMENT
                || (segment.length() >= LONG_WITH_CAPITALS && !segment.equals(word))
                || (segment.length() >= LONG_WITH_DIGITS && segment.chars().anyMatch(Character::isDigit))
                || TELLING_WORD.matcher(word).find();
    }

    private static boolean isSecretValue(String value) {
        return value.length() >= LONG_VALUE
                || TELLING_WORD.matcher(value.toLowerCase(Locale.ROOT)).find();
    }
}
