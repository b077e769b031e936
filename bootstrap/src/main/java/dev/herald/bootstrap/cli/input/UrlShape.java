package dev.herald.bootstrap.cli.input;

import java.util.regex.Pattern;

/** Tells by its look whether a text means to be a URL, be it right or wrong. */
public final class UrlShape {

    /** A scheme with its slashes, or one of ours with a slash forgotten; a star in front disables a tracker. */
    private static final Pattern URL = Pattern.compile(
            "\\*?(?:[a-z][a-z0-9+.-]*://|(?:https?|udp|wss?):/?).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private UrlShape() {}

    /** Whether the text begins as URLs do. */
    public static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }
}
