package dev.herald.testkit.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as it arrived. Texts hold one character for each byte (ISO 8859-1), so nothing is lost and nothing is decoded.
 *
 * @param number how many requests the tracker had seen before it, 0 or more
 * @param connection how many connections the tracker had accepted before the one it came on, 0 or more
 * @param head every byte up to the empty line, which is left out
 */
public record RecordedRequest(int number, int connection, String head) {

    /** The first line, without its end. */
    public String requestLine() {
        return lines().get(0);
    }

    /** The header lines, in order. */
    public List<String> headerLines() {
        return lines().subList(1, lines().size());
    }

    private List<String> lines() {
        return List.of(head.split("\r\n", -1));
    }

    /** What stands before the first space of the request line. */
    public String method() {
        return word(0);
    }

    /** What is asked for: the path, and the query if there is one. */
    public String target() {
        return word(1);
    }

    /** The version, for example {@code HTTP/1.1}. */
    public String version() {
        return word(2);
    }

    private String word(int index) {
        String[] words = requestLine().split(" ", 3);
        return index < words.length ? words[index] : "";
    }

    /** The target up to the first question mark. */
    public String path() {
        int mark = target().indexOf('?');
        return mark < 0 ? target() : target().substring(0, mark);
    }

    /** What stands behind the first question mark; empty where there is none. */
    public String query() {
        int mark = target().indexOf('?');
        return mark < 0 ? "" : target().substring(mark + 1);
    }

    /** The value of the first header of that name in any case, white space around it left out. */
    public Optional<String> header(String name) {
        return headerLines().stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The values of every parameter of that name, percent-decoded; a {@code +} stays what it is. */
    public List<byte[]> parameters(String name) {
        List<byte[]> values = new ArrayList<>();
        for (String pair : query().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                values.add(decode(pair.substring(name.length() + 1)));
            }
        }
        return values;
    }

    /** The value of the only parameter of that name, percent-decoded, a character a byte; none unless there is exactly one. */
    public Optional<String> parameter(String name) {
        List<byte[]> values = parameters(name);
        return values.size() == 1
                ? Optional.of(new String(values.get(0), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
