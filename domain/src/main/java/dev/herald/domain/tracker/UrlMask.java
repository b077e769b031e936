package dev.herald.domain.tracker;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the secrets of a URL: the user before the {@code @}, path segments that look like a passkey, and query values that
 * look like one or whose name says so. Better one harmless word masked than one passkey shown. Works on any text, URL or not,
 * because what cannot be parsed is shown in errors too.
 */
public final class UrlMask {

    private static final String MASK = "***";
    private static final Pattern USER = Pattern.compile("(?<=//)[^/?#]*@");
    /** The word that a stretch between separators is: letters, digits and what passkeys are made of. */
    private static final Pattern SEGMENT = Pattern.compile("(?<=/)[^/?#&=]+(?=[/?#]|$)");

    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&;])([^=&;#]*)(=?)([^&;#]*)");
    private static final Pattern SECRET_NAME =
            Pattern.compile("pass|key|pk|auth|token|secret|pin|pwd|uid|user|login|sid|session|hash|sig|cred|account");
    private static final Pattern KNOWN_WORD =
            Pattern.compile("(announce|scrape|tracker)[a-z]{0,3}[0-9]{0,2}(\\.[a-z]{2,5})?");
    private static final Pattern WITH_DIGIT = Pattern.compile("(?=.*[0-9])[A-Za-z0-9_~%-]{8,}");
    private static final int LONG_SEGMENT = 16;
    private static final int LONG_VALUE = 8;

    private UrlMask() {}

    /** The text with its secrets replaced by {@code ***}. Idempotent. */
    public static String mask(String url) {
        String userless = USER.matcher(url).replaceAll(MASK + "@");
        int authorityEnd = pathStart(userless);
        int queryStart = queryStart(userless, authorityEnd);
        String path = SEGMENT.matcher(userless.substring(authorityEnd, queryStart))
                .replaceAll(match -> Matcher.quoteReplacement(looksSecret(match.group()) ? MASK : match.group()));
        String query = PARAMETER
                .matcher(userless.substring(queryStart))
                .replaceAll(
                        match -> Matcher.quoteReplacement(parameter(match.group(1), match.group(2), match.group(3))));
        return userless.substring(0, authorityEnd) + path + query;
    }

    private static int pathStart(String url) {
        int authority = url.indexOf("://");
        int slash = url.indexOf('/', authority < 0 ? 0 : authority + 3);
        return slash < 0 ? url.length() : slash;
    }

    private static int queryStart(String url, int from) {
        int query = url.indexOf('?', from);
        return query < 0 ? url.length() : query;
    }

    private static boolean looksSecret(String segment) {
        return !KNOWN_WORD.matcher(segment.toLowerCase(Locale.ROOT)).matches()
                && (segment.length() >= LONG_SEGMENT
                        || WITH_DIGIT.matcher(segment).matches());
    }

    private static String parameter(String name, String equals, String value) {
        if (equals.isEmpty()) {
            return name.length() >= LONG_VALUE ? MASK : name;
        }
        boolean secret = value.length() >= LONG_VALUE
                || SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
        return name + equals + (secret && !value.isEmpty() ? MASK : value);
    }
}
