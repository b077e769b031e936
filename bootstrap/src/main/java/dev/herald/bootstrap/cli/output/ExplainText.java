package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The story of one tracker for people: a line a step with its time, then what follows from it. Long lines hang. */
final class ExplainText {

    private static final int LABEL = 10;
    private static final int MARGIN = 13 + LABEL;
    private static final int NARROWEST = MARGIN + 20;

    private final Style style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /** @param columns how wide lines may be; 0 for any width */
    ExplainText(Style style, int columns) {
        this.style = style;
        this.columns = columns == 0 ? 0 : Math.max(columns, NARROWEST);
    }

    /** The text, in one piece. */
    String of(ExplainView view) {
        lines.add(headline(view));
        AnnounceView announce = view.announce();
        if (announce == null) {
            line("", "", "asked", view.nextWords());
            return String.join("\n", lines);
        }
        line("", "", "swarm", announce.infoHash() + ", event " + announce.event() + ", tier " + view.tier());
        view.steps().stream().skip(1).forEach(step -> line(time(step), step.step(), step.label(), step.words()));
        line("", "", "remedy", view.remedy());
        line("", "", "next", next(view));
        line("", "", "stopped", stopped(view.stopped()));
        return String.join("\n", lines);
    }

    private String headline(ExplainView view) {
        String word = switch (view.outcome()) {
            case "accepted" -> style.good("accepted ");
            case "failed" -> style.bad("failed   ");
            default -> style.faint("not asked");
        };
        return word + "  " + style.bold(PrintableText.uncut(view.tracker()));
    }

    private static String time(StepView step) {
        return String.format(Locale.ROOT, "%.1f ms", step.atMicros() / 1_000.0);
    }

    private static String next(ExplainView view) {
        String tracker = view.nextTracker();
        String now = tracker == null ? "" : "a session asks " + tracker + " at once; ";
        Long seconds = view.nextSeconds();
        String rule = view.nextWords() + " (" + view.rule() + ")";
        if (seconds == null) {
            return now + "this one not by itself: " + rule;
        }
        String when = seconds == 0 ? "at once" : "in " + WatchWords.clock(Duration.ofSeconds(seconds));
        return now + (tracker == null ? "a session asks again " : "this one again ") + when + ": " + rule;
    }

    private static @Nullable String stopped(@Nullable Boolean heard) {
        if (heard == null) {
            return null;
        }
        return heard ? "the tracker knows that we left again" : "the tracker may not know that we left again";
    }

    private void line(String time, String step, String label, @Nullable String words) {
        if (words == null) {
            return;
        }
        String safe = PrintableText.uncut(words);
        String shown = label.equals("outcome") || step.equals("address-failed") ? emphasised(step, safe) : safe;
        String lead = style.faint(String.format(Locale.ROOT, "%11s  %-" + LABEL + "s", time, label));
        if (columns == 0 || MARGIN + safe.length() <= columns) {
            lines.add((lead + shown).stripTrailing());
            return;
        }
        List<String> wrapped = FoldedText.of(safe, columns - MARGIN);
        lines.add(lead + wrapped.get(0));
        wrapped.stream().skip(1).map(rest -> " ".repeat(MARGIN) + rest).forEach(lines::add);
    }

    private String emphasised(String step, String words) {
        if (step.equals("address-failed")) {
            return style.careful(words);
        }
        return words.equals("accepted") ? style.good(words) : style.bad(words);
    }
}
