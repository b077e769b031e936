package dev.herald.network;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The names of the parameters in a query. */
final class QueryNames {

    /** What an announce says of itself (HTTP-T12). */
    private static final Set<String> OURS =
            Set.of("info_hash", "peer_id", "port", "uploaded", "downloaded", "left", "key", "event", "corrupt");

    private QueryNames() {}

    /** The first name that is one of an announce's own, however it is escaped. */
    static Option<String> firstOfOurs(String query) {
        for (int start = 0; start <= query.length(); ) {
            int end = query.indexOf('&', start);
            int stop = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            String name = unescaped(query.substring(start, equals < 0 ? stop : Math.min(equals, stop)));
            if (OURS.contains(name)) {
                return Option.some(name);
            }
            start = stop + 1;
        }
        return Option.none();
    }

    private static String unescaped(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        byte[] bytes = new byte[name.length()];
        int length = 0;
        for (int i = 0; i < name.length(); i++) {
            boolean escape = name.charAt(i) == '%' && i + 2 < name.length();
            int high = escape ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(name.charAt(i + 2), 16) : -1;
            bytes[length++] = (byte) (low >= 0 ? (high << 4) | low : name.charAt(i));
            i += low >= 0 ? 2 : 0;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
