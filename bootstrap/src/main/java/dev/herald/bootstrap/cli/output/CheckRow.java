package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tracker's health for people: one line, so that it can be sorted and searched where it goes into a pipe. */
record CheckRow(CheckView check) {

    /** What stands above the rows. */
    static final String HEADING = "health      answer  IPv4  IPv6  scrape  interval  tracker";

    private static final String UNFINISHED = "%-8s  %8s" + " ".repeat(32);

    /** What stands before a tracker whose health is not known yet, under the same heading. */
    static String unfinished(String word, String time) {
        return String.format(Locale.ROOT, UNFINISHED, word, time);
    }

    /** The row. */
    String in(Style style) {
        return String.format(
                Locale.ROOT,
                "%s  %8s  %-4s  %-4s  %-6s  %8s  %s%s",
                verdict(style),
                answer(),
                family("ipv4"),
                family("ipv6"),
                yesOrNo(check.scrape()),
                interval(),
                style.bold(PrintableText.uncut(check.tracker())),
                notes(style));
    }

    private String verdict(Style style) {
        String word = String.format(Locale.ROOT, "%-8s", check.outcome());
        return switch (check.outcome()) {
            case "healthy" -> style.good(word);
            case "dead" -> style.bad(word);
            default -> style.careful(word);
        };
    }

    private String answer() {
        AnswerTimesView answers = check.answers();
        return answers == null ? "-" : answers.median() + " ms";
    }

    private String family(String label) {
        RouteView route = check.families().get(label);
        return switch (route == null ? "absent" : route.outcome()) {
            case "accepted" -> "yes";
            case "failed" -> "no";
            case "untried" -> "?";
            default -> "-";
        };
    }

    private static String yesOrNo(@Nullable Boolean answer) {
        if (answer == null) {
            return "-";
        }
        return answer ? "yes" : "no";
    }

    private String interval() {
        AnnounceView announce = check.announce();
        Long seconds = announce == null ? null : announce.intervalSeconds();
        return seconds == null ? "-" : seconds + " s";
    }

    private String notes(Style style) {
        List<String> notes = new ArrayList<>();
        check.reasons().forEach(reason -> notes.add("  " + style.careful(PrintableText.uncut(reason))));
        String host = check.sameHostAs();
        String address = check.sameAddressAs();
        if (host != null) {
            notes.add("  " + style.faint("same host as " + PrintableText.uncut(host)));
        }
        if (address != null) {
            notes.add("  " + style.faint("same address as " + PrintableText.uncut(address)));
        }
        return String.join("", notes);
    }
}
