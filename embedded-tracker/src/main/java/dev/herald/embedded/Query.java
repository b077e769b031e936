package dev.herald.embedded;

import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of a request, percent-decoded to bytes. A {@code +} is a plus sign (HTTP-A4). */
final class Query {

    private static final int MOST_OTHER_PARAMETERS = 64;
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

    private final Map<String, List<byte[]>> values;

    private Query(Map<String, List<byte[]>> values) {
        this.values = values;
    }

    /**
     * Left: what is wrong, in words for the client's user.
     *
     * @param raw a character a byte, without the question mark
     * @param hashes how many info-hashes may be in it
     */
    static Either<String, Query> parse(String raw, int hashes) {
        if (BAD_ESCAPE.matcher(raw).find()) {
            return Either.left("a percent sign without two hex digits");
        }
        String[] pairs = raw.split("&", hashes + MOST_OTHER_PARAMETERS + 1);
        if (pairs.length > hashes + MOST_OTHER_PARAMETERS) {
            return Either.left("too many parameters");
        }
        Map<String, List<byte[]>> values = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            byte[] value = equals < 0 ? new byte[0] : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return Either.right(new Query(values));
    }

    private static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** Every value of that name, in order. */
    List<byte[]> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The only value of that name; Left where there is none, or more than one. */
    Either<String, byte[]> only(String name) {
        List<byte[]> found = all(name);
        return switch (found.size()) {
            case 0 -> Either.left("missing " + name);
            case 1 -> Either.right(found.get(0));
            default -> Either.left("more than one " + name);
        };
    }

    /** The only value of that name as a number that is not negative. */
    Either<String, Long> number(String name) {
        return only(name).flatMap(value -> {
            String digits = new String(value, StandardCharsets.ISO_8859_1);
            return DIGITS.matcher(digits).matches() && new BigInteger(digits).bitLength() < Long.SIZE
                    ? Either.right(Long.parseLong(digits))
                    : Either.left("no number in " + name);
        });
    }

    /** The first value of that name as text, or {@code other} where there is none. */
    String text(String name, String other) {
        List<byte[]> found = all(name);
        return found.isEmpty() ? other : new String(found.get(0), StandardCharsets.ISO_8859_1);
    }
}
