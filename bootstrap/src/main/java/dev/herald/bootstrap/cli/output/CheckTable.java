package dev.herald.bootstrap.cli.output;

import dev.herald.bootstrap.cli.check.Verdict;
import dev.herald.bootstrap.cli.output.CheckStage.Answered;
import dev.herald.bootstrap.cli.output.CheckStage.Asking;
import dev.herald.bootstrap.cli.output.CheckStage.Judged;
import dev.herald.bootstrap.cli.output.CheckStage.Waiting;
import dev.herald.domain.error.PrintableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A check while it goes on, as lines for a person: a row for each tracker, and how far all of it has come. Where there are more
 * trackers than rows, half of the rows at least belong to those under way, and the rest to the worst; the others are counted.
 */
public final class CheckTable {

    /** The heading, what is left out, and how far it has come. */
    private static final int AROUND = 3;

    private final Style style;

    public CheckTable(Style style) {
        this.style = style;
    }

    /**
     * The lines.
     *
     * @param now the time since the check began, on the clock of its stages
     * @param rows how many there is room for
     */
    public List<String> lines(List<CheckStage> stages, Duration now, int rows) {
        boolean fits = stages.size() <= rows - AROUND + 1;
        List<CheckStage> shown = fits ? stages : chosen(stages, Math.max(0, rows - AROUND));
        List<String> lines = new ArrayList<>();
        lines.add(style.faint(CheckRow.HEADING));
        shown.forEach(stage -> lines.add(row(stage, now)));
        if (!fits) {
            lines.add(style.faint("… and " + (stages.size() - shown.size()) + " more; in all " + counts(stages)));
        }
        lines.add(progress(stages, now));
        // In a terminal of a line or two the last one matters most.
        return lines.subList(Math.max(0, lines.size() - rows), lines.size());
    }

    private static List<CheckStage> chosen(List<CheckStage> stages, int room) {
        List<CheckStage> underWay =
                stages.stream().filter(CheckTable::isUnderWay).toList();
        List<CheckStage> others = Stream.<CheckStage>concat(
                        judged(stages).sorted(Comparator.comparing(Judged::view, CheckView.BEST_FIRST.reversed())),
                        stages.stream().filter(Waiting.class::isInstance))
                .toList();
        int most = Math.max((room + 1) / 2, room - others.size());
        List<CheckStage> chosen = new ArrayList<>(underWay.subList(0, Math.min(most, underWay.size())));
        chosen.addAll(others.subList(0, room - chosen.size()));
        return chosen;
    }

    private static boolean isUnderWay(CheckStage stage) {
        return stage instanceof Asking || stage instanceof Answered;
    }

    private static Stream<Judged> judged(List<CheckStage> stages) {
        return stages.stream().filter(Judged.class::isInstance).map(Judged.class::cast);
    }

    private String row(CheckStage stage, Duration now) {
        if (stage instanceof Judged judged) {
            return new CheckRow(judged.view()).in(style);
        }
        if (stage instanceof Answered answered) {
            return unfinished(
                    answered.isAccepted() ? "answered" : "failed",
                    answered.elapsed().toMillis() + " ms",
                    stage);
        }
        return stage instanceof Asking asking
                ? unfinished("asking", now.minus(asking.begun()).toSeconds() + " s", stage)
                : unfinished("waiting", "", stage);
    }

    private String unfinished(String word, String time, CheckStage stage) {
        return style.faint(CheckRow.unfinished(word, time)) + PrintableText.uncut(stage.tracker());
    }

    private static String counts(List<CheckStage> stages) {
        List<String> counts = new ArrayList<>();
        addCount(counts, stages.stream().filter(CheckTable::isUnderWay).count(), "under way");
        addCount(counts, stages.stream().filter(Waiting.class::isInstance).count(), "waiting");
        for (Verdict verdict : Verdict.values()) {
            String label = verdict.label();
            addCount(
                    counts,
                    judged(stages)
                            .filter(one -> one.view().outcome().equals(label))
                            .count(),
                    label);
        }
        return String.join(", ", counts);
    }

    private static void addCount(List<String> counts, long count, String words) {
        if (count > 0) {
            counts.add(count + " " + words);
        }
    }

    /** How far it has come. */
    public static String progress(List<CheckStage> stages, Duration now) {
        long seconds = now.toSeconds();
        return String.format(
                Locale.ROOT,
                "%d of %d checked, %d:%02d",
                judged(stages).count(),
                stages.size(),
                seconds / 60,
                seconds % 60);
    }
}
