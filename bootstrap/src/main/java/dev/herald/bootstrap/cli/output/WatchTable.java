package dev.herald.bootstrap.cli.output;

import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.SessionStatus.SwarmStatus;
import dev.herald.application.session.SessionStatus.TierStatus;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.error.PrintableText;
import dev.herald.domain.session.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How sessions stand, as lines for a person: a heading for each swarm, and a row for each of its trackers. */
public final class WatchTable {

    private static final int STATE = 13;
    private static final int LONGEST_URL = 48;
    private static final int BEFORE_URL = "  tier 123".length() + STATE + 2;

    /** From here on there is room for the longest reasons behind the longest URLs; below, they get a line of their own. */
    private static final int WIDE = 120;

    private static final int NARROWEST = 20;

    private final Secrecy secrecy;
    private final Style style;

    public WatchTable(Secrecy secrecy, Style style) {
        this.secrecy = secrecy;
        this.style = style;
    }

    /**
     * The lines of one session.
     *
     * @param title what its torrent is called, or what it was given as
     * @param columns how wide they should be; what cannot be made narrower still is wider
     */
    public List<String> lines(String title, SessionStatus status, int columns) {
        List<String> lines = new ArrayList<>();
        for (SwarmStatus swarm : status.swarms()) {
            lines.add(style.bold(PrintableText.of(secrecy.target(title))) + "  "
                    + style.faint(swarm.swarm().hex()));
            if (swarm.tiers().isEmpty()) {
                lines.add("  " + style.faint("no tracker"));
            }
            for (TierStatus tier : swarm.tiers()) {
                tier.trackers().forEach(tracker -> rows(tier.number(), tracker, columns, lines));
            }
        }
        status.leaving().forEach(tracker -> lines.add("  parting from " + url(tracker, LONGEST_URL)));
        return lines;
    }

    private void rows(int tier, TrackerStatus status, int columns, List<String> lines) {
        String head = String.format(
                Locale.ROOT,
                "  tier %-3d%s  %s",
                tier + 1,
                state(status),
                url(status, Math.max(1, Math.min(LONGEST_URL, columns - BEFORE_URL))));
        if (columns >= WIDE) {
            lines.add(head + "  " + style.faint(WatchWords.next(status)));
        } else {
            lines.add(head.stripTrailing());
            details(WatchWords.next(status), style::faint, columns, lines);
        }
        status.answer().peek(answer -> details(answer(answer, status), style::faint, columns, lines));
        status.answer()
                .flatMap(Answer::warning)
                .peek(warning -> details(said(status, warning), style::careful, columns, lines));
        status.error().peek(error -> details(said(status, error.message()), style::bad, columns, lines));
    }

    private String state(TrackerStatus status) {
        String state = String.format(Locale.ROOT, "%-" + STATE + "s", WatchWords.state(status));
        if (status.error().isDefined()) {
            return style.bad(state);
        }
        return status.answer().isDefined() ? style.good(state) : state;
    }

    private String url(TrackerStatus status, int longest) {
        return String.format(
                Locale.ROOT,
                "%-" + longest + "s",
                CutLine.of(PrintableText.of(secrecy.url(status.tracker())), longest));
    }

    private static void details(String words, UnaryOperator<String> emphasis, int columns, List<String> lines) {
        FoldedText.of(words, Math.max(NARROWEST, columns - STATE))
                .forEach(row -> lines.add(" ".repeat(STATE) + emphasis.apply(row)));
    }

    private static String answer(Answer answer, TrackerStatus status) {
        return count(answer.seeders(), "seeder") + count(answer.leechers(), "leecher") + count(answer.peers(), "peer")
                + "answered "
                + status.answerAge().map(WatchWords::clock).getOrElse("") + " ago";
    }

    private static String count(int number, String of) {
        return number < 0 ? "" : number + " " + of + (number == 1 ? ", " : "s, ");
    }

    private String said(TrackerStatus status, String words) {
        return PrintableText.of(secrecy.words(status.tracker(), words));
    }
}
