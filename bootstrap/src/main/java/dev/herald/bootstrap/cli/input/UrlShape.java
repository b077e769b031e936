package dev.herald.bootstrap.cli.input;

import java.util.regex.Pattern;

/** Tells by its look whether a text means to be a URL, be it right or wrong. */
public final class UrlShape {

    /** A scheme with its slashes, or one of ours with a slash forgotten; a star in front disables a tracker. */
    private static final Pattern URL = Pattern.compile(
            "\\*?(?:[a-z][a-z0-9+.-]*://|(?:https?|udp|wss?):/?).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What the names of files do not have. */
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("/(?:announce|scrape)(?:\\.php)?(?:[/?#&]|$)|passkey=", Pattern.CASE_INSENSITIVE);

    private UrlShape() {}

    /** Whether the text may hold a URL with something in it to hide, one that lost its scheme included. */
    public static boolean isIn(String text) {
        return text.contains("://")
                || isUrl(text.strip())
                || WITHOUT_SCHEME.matcher(text).find();
    }

    /** Whether the text begins as URLs do. */
    public static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }
}
