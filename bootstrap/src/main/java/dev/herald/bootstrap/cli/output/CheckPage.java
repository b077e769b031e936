package dev.herald.bootstrap.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A check as one HTML page that needs nothing else: no network, no file beside it. Whatever came from trackers or from the command
 * line is escaped, and the page's own policy lets no script run but ours.
 */
public final class CheckPage {

    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z-]+)}}");

    private CheckPage() {}

    /** The page, its table in the order of {@code checks}. */
    public static String of(List<CheckView> checks, Instant made) {
        String style = resource("check.css");
        String script = resource("check.js");
        return filled(
                resource("check.html"),
                Map.of(
                        "style", style,
                        "style-hash", hash(style),
                        "script", script,
                        "script-hash", hash(script),
                        "made", made.truncatedTo(ChronoUnit.SECONDS).toString(),
                        "count", checks.size() + (checks.size() == 1 ? " tracker" : " trackers"),
                        "outcomes", CheckCharts.outcomes(checks),
                        "histogram", CheckCharts.histogram(checks),
                        "rows", rows(checks)));
    }

    /** One pass: what is filled in is never looked through for further gaps. */
    private static String filled(String template, Map<String, String> words) {
        return GAP.matcher(template).replaceAll(gap -> Matcher.quoteReplacement(words.getOrDefault(gap.group(1), "")));
    }

    private static String resource(String name) {
        try (InputStream file = CheckPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String rows(List<CheckView> checks) {
        StringBuilder rows = new StringBuilder();
        for (int place = 0; place < checks.size(); place++) {
            rows.append(row(checks.get(place), place));
        }
        return rows.toString();
    }

    private static String row(CheckView check, int place) {
        AnswerTimesView answers = check.answers();
        AnnounceView announce = check.announce();
        Long interval = announce == null ? null : announce.intervalSeconds();
        return "<tr>"
                + "<td class=\"health " + HtmlText.of(check.outcome()) + "\" data-value=\"" + place + "\">"
                + HtmlText.of(check.outcome()) + "</td>"
                + cell("url", check.tracker())
                + number(answers == null ? null : answers.median(), "ms")
                + "<td class=\"times\">" + (answers == null ? "" : CheckCharts.range(answers)) + "</td>"
                + cell("", family(check, "ipv4"))
                + cell("", family(check, "ipv6"))
                + cell("", check.scrape() == null ? "" : check.scrape() ? "yes" : "no")
                + number(interval, "s")
                + "<td class=\"remarks\">" + remarks(check) + "</td></tr>\n";
    }

    private static String cell(String kind, String text) {
        return "<td" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">" + HtmlText.of(text) + "</td>";
    }

    /** What has no number stands behind everything that has one. */
    private static String number(@Nullable Long value, String unit) {
        return "<td class=\"number\" data-value=\"" + (value == null ? Long.MAX_VALUE : value) + "\">"
                + (value == null ? "" : value + " " + unit) + "</td>";
    }

    private static String family(CheckView check, String label) {
        RouteView route = check.families().get(label);
        return switch (route == null ? "absent" : route.outcome()) {
            case "accepted" -> "yes";
            case "failed" -> "no";
            case "untried" -> "not tried";
            default -> "";
        };
    }

    private static String remarks(CheckView check) {
        String reasons = check.reasons().stream()
                .map(reason -> "<p>" + HtmlText.of(reason) + "</p>")
                .collect(Collectors.joining());
        return reasons
                + likeness("same host as ", check.sameHostAs())
                + likeness("same address as ", check.sameAddressAs());
    }

    private static String likeness(String words, @Nullable String other) {
        return other == null ? "" : "<p class=\"likeness\">" + words + HtmlText.of(other) + "</p>";
    }
}
