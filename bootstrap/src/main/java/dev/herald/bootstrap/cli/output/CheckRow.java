package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tracker's health for people: one line where it goes into a pipe, so that it can be sorted and searched. */
record CheckRow(CheckView check) {

    /** What stands above the rows. */
    static final String HEADING = "health      answer  IPv4  IPv6  scrape  interval  tracker";

    /** Where remarks begin that have lines of their own, and how wide they are at least. */
    private static final String HANG = " ".repeat(10);

    private static final int NARROWEST = 20;

    private static final String UNFINISHED = "%-8s  %8s" + " ".repeat(32);

    /** What stands before a tracker whose health is not known yet, under the same heading. */
    static String unfinished(String word, String time) {
        return String.format(Locale.ROOT, UNFINISHED, word, time);
    }

    /** The row in one line, however long. */
    String in(Style style) {
        return in(style, 0);
    }

    /** The row; where it is wider than {@code columns} (0 for any width), its remarks hang below it. */
    String in(Style style, int columns) {
        String head = head(style);
        List<Note> notes = notes(style);
        String row =
                head + notes.stream().map(note -> "  " + note.in(note.words())).collect(Collectors.joining());
        if (columns == 0 || CutLine.length(row) <= columns) {
            return row;
        }
        return Stream.concat(Stream.of(head), notes.stream().flatMap(note -> note.hanging(columns)))
                .collect(Collectors.joining("\n"));
    }

    /** A remark on a tracker. */
    private record Note(String words, UnaryOperator<String> emphasis) {
        String in(String line) {
            return emphasis.apply(line);
        }

        Stream<String> hanging(int columns) {
            return FoldedText.of(words, Math.max(NARROWEST, columns - HANG.length())).stream()
                    .map(line -> HANG + in(line));
        }
    }

    private String head(Style style) {
        return String.format(
                Locale.ROOT,
                "%s  %8s  %-4s  %-4s  %-6s  %8s  %s",
                verdict(style),
                answer(),
                family("ipv4"),
                family("ipv6"),
                yesOrNo(check.scrape()),
                interval(),
                style.bold(PrintableText.uncut(check.tracker())));
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

    private List<Note> notes(Style style) {
        List<Note> notes = new ArrayList<>();
        check.reasons().forEach(reason -> notes.add(new Note(PrintableText.uncut(reason), style::careful)));
        String host = check.sameHostAs();
        String address = check.sameAddressAs();
        if (host != null) {
            notes.add(new Note("same host as " + PrintableText.uncut(host), style::faint));
        }
        if (address != null) {
            notes.add(new Note("same address as " + PrintableText.uncut(address), style::faint));
        }
        return notes;
    }
}
