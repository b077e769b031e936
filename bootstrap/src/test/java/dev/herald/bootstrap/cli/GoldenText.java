package dev.herald.bootstrap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a transcript what differs from run to run, and nothing else: ports of loopback, the folder of the test, times that
 * were measured, and hashes by chance. Everything keeps its width, so that columns stay columns. Escapes become visible.
 */
final class GoldenText {

    private static final int FIRST_STRANGER = 60_101;
    private static final Pattern PORT = Pattern.compile("(?<=127\\.0\\.0\\.1:|at port )[0-9]{5}\\b");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{40}\\b");
    private static final Pattern WHOLE = Pattern.compile(" *(?<![0-9.])[0-9]+ ms\\b");
    private static final Pattern TENTHS = Pattern.compile(" *\\b[0-9]+\\.[0-9] ms\\b");
    private static final Pattern VERDICT = Pattern.compile("(healthy|degraded|dead)( *\u241b\\[0m)?  1 ms");
    private static final Pattern JSON_TIME = Pattern.compile(
            "(\"(?:[a-zA-Z]*[mM]illis|atMicros|fastest|median|slowest|nextSeconds)\":)[0-9]+|(\"all\":)\\[[0-9,]+]");
    private static final Pattern ASKING = Pattern.compile("asking +[0-9]+ s");
    private static final Pattern CLOCK = Pattern.compile("(?<=in |answered |checked, )[0-9]+:[0-9]{2}\\b");

    private final String folder;
    private final Map<String, String> ports = new LinkedHashMap<>();
    private final Set<String> hashes;

    /** @param hashes those that are not by chance */
    GoldenText(String folder, Set<String> hashes) {
        this.folder = folder;
        this.hashes = hashes;
    }

    /** The port {@code actual} is {@code shown} in the file. */
    GoldenText knowing(int actual, int shown) {
        ports.put(Integer.toString(actual), Integer.toString(shown));
        return this;
    }

    /** The text as the file keeps it. */
    String of(String text) {
        String plain = text.replace(folder, "FOLDER")
                .replace("\r\n", "\n")
                .replace("\u001b", "\u241b")
                .replace("\r", "\u240d");
        String ported = PORT.matcher(plain).replaceAll(this::port);
        return untimed(HASH.matcher(ported).replaceAll(this::hash));
    }

    private static String untimed(String text) {
        String exact = TENTHS.matcher(text).replaceAll(time -> columned("0.0 ms", time.group()));
        String rough = WHOLE.matcher(exact).replaceAll(time -> " ".repeat(Math.min(2, blanks(time.group()))) + "1 ms");
        String verdicts = VERDICT.matcher(rough).replaceAll(GoldenText::verdict);
        String counted = JSON_TIME.matcher(verdicts).replaceAll(GoldenText::jsonTime);
        String clocks = CLOCK.matcher(counted).replaceAll("0:00");
        return ASKING.matcher(clocks).replaceAll("asking         0 s");
    }

    /** In the place of {@code old}, and as wide. */
    private static String columned(String time, String old) {
        return " ".repeat(Math.max(0, old.length() - time.length())) + time;
    }

    private static String verdict(MatchResult row) {
        String end = row.group(2) == null
                ? " ".repeat("degraded".length() - row.group(1).length())
                : row.group(2);
        return row.group(1) + end + "      1 ms";
    }

    private static int blanks(String text) {
        return text.length() - text.stripLeading().length();
    }

    private String port(MatchResult port) {
        return ports.computeIfAbsent(port.group(), unknown -> Integer.toString(FIRST_STRANGER + ports.size()));
    }

    private String hash(MatchResult hash) {
        return hashes.contains(hash.group()) ? hash.group() : "0".repeat(40);
    }

    private static String jsonTime(MatchResult time) {
        return Matcher.quoteReplacement(time.group(1) == null ? time.group(2) + "[1]" : time.group(1) + "1");
    }
}
