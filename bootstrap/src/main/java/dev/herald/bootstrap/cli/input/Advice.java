package dev.herald.bootstrap.cli.input;

import dev.herald.domain.torrent.MagnetLink;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What to do about an input that cannot be used, as the last part of a sentence. */
final class Advice {

    private static final int LOOKED_AT = 256;
    private static final int HASH_DIGITS = 40;
    private static final int LONG_HASH_DIGITS = 64;

    /** What begins so is read with {@code -}, a line each. */
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{40}(?:\\s.*|$)", Pattern.DOTALL);

    /** Too long for the name of a file that happens to have such letters only. */
    private static final Pattern NEARLY_A_HASH = Pattern.compile("[0-9a-fA-F]{30,}");

    /** How gzip, zip, bzip2 and xz begin. */
    private static final Pattern PACKED = Pattern.compile("\\x1f\\x8b|PK\\x03\\x04|BZh|\\xfd7zXZ");

    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.-]+:[0-9]{1,5}(?:/.*)?");

    private Advice() {}

    /** For bytes that are no torrent; {@code complaint} is what the reader said. */
    static String onTorrent(byte[] bytes, String complaint) {
        return onBencode(bytes, complaint).getOrElse(() -> {
            if (bytes[0] == 'd') {
                return "'herald decode FILE' shows what it holds";
            }
            String text = beginning(bytes).strip();
            return MagnetLink.isMagnet(text)
                            || UrlShape.isUrl(text)
                            || HASH.matcher(text).matches()
                    ? "for a list of targets, one a line, give - and the list on standard input"
                    : "this is no .torrent file: check which one you mean";
        });
    }

    /** For bytes that are no bencode, where they say what they are instead. */
    static Option<String> onBencode(byte[] bytes, String complaint) {
        if (bytes.length == 0) {
            return Option.some("the file is empty: download it again");
        }
        if (beginning(bytes).strip().startsWith("<")) {
            return Option.some("a web page was saved in its place: download it again, perhaps logged in");
        }
        if (PACKED.matcher(beginning(bytes)).lookingAt()) {
            return Option.some("unpack it first");
        }
        return Option.when(complaint.contains("the end of the input"), "the file is cut short: download it again");
    }

    private static String beginning(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    }

    /** For words that are neither a target of another kind nor the name of a file that is there. */
    static String onMissing(String name) {
        if (NEARLY_A_HASH.matcher(name).matches()) {
            return name.length() == LONG_HASH_DIGITS
                    ? "of an info-hash of version 2, trackers know the first " + HASH_DIGITS + " digits"
                    : "an info-hash has " + HASH_DIGITS + " hex digits and this has " + name.length();
        }
        return UrlShape.isIn(name) || HOST_AND_PORT.matcher(name).matches()
                ? "a tracker's URL begins with http://, https://, udp://, ws:// or wss://"
                : "check its name and folder";
    }
}
