package dev.herald.bootstrap.cli.output;

import dev.herald.domain.tracker.PercentEncoding;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Hides the secrets of the trackers inside a magnet link; a link without secrets stays as it was written. */
final class MagnetMask {

    /** What describes the torrent and holds no URL. */
    private static final Set<String> HARMLESS = Set.of("dn", "xl", "kt", "x.pe", "so");

    private MagnetMask() {}

    static String mask(String link) {
        return Arrays.stream(link.split("&", -1)).map(MagnetMask::parameter).collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        String value = parameter.substring(equals + 1);
        if (equals < 0 || isHarmless(name(parameter.substring(0, equals)), value)) {
            return parameter;
        }
        return parameter.substring(0, equals + 1) + value(value);
    }

    private static String name(String written) {
        int question = written.indexOf('?');
        return written.substring(question + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isHarmless(String name, String value) {
        return HARMLESS.contains(name) || (name.startsWith("xt") && value.regionMatches(true, 0, "urn", 0, 3));
    }

    private static String value(String encoded) {
        String url = PercentEncoding.decodeText(encoded);
        String masked = TrackerUrl.parse(url).map(TrackerUrl::toString).getOrElse(() -> maskedText(url));
        return masked.contains("***")
                ? masked.replace("%", "%25").replace("&", "%26").replace("#", "%23")
                : encoded;
    }

    /** What is encoded twice has no separators to mask between. */
    private static String maskedText(String url) {
        String masked = UrlMask.mask(url);
        return masked.indexOf('%') >= 0 ? "***" : masked;
    }
}
