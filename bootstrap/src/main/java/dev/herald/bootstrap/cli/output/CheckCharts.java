package dev.herald.bootstrap.cli.output;

import dev.herald.bootstrap.cli.check.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pictures of a check, as SVG that takes its colours from the page. Every word in them is ours. */
final class CheckCharts {

    private static final int WIDTH = 400;
    private static final int LEFT = 74;
    private static final int ROOM_FOR_COUNT = 40;

    /** Each class of answer times ends here, in milliseconds; the last has no end. */
    private static final int[] ENDS = {25, 50, 100, 200, 400, 800, 1_600, 3_200, Integer.MAX_VALUE};

    /** The log scale of a row goes to 10 s. */
    private static final double DECADES = 4;

    private CheckCharts() {}

    /** How many trackers are how well: a bar for each verdict. */
    static String outcomes(List<CheckView> checks) {
        StringBuilder bars = new StringBuilder();
        int y = 6;
        for (Verdict verdict : Verdict.values()) {
            long count = checks.stream()
                    .filter(check -> check.outcome().equals(verdict.label()))
                    .count();
            bars.append(text(LEFT - 8, y + 20, "end", "", verdict.label()))
                    .append(rect(LEFT, y, share(count, checks.size()), 30, verdict.label()))
                    .append(text(LEFT + share(count, checks.size()) + 8, y + 20, "start", "", String.valueOf(count)));
            y += 42;
        }
        return svg(WIDTH, y, "How many trackers are healthy, degraded and dead", bars.toString());
    }

    private static double share(long count, int all) {
        return all == 0 ? 0 : (WIDTH - LEFT - ROOM_FOR_COUNT) * (double) count / all;
    }

    /** How many trackers usually answer in which time. */
    static String histogram(List<CheckView> checks) {
        long[] counts = new long[ENDS.length];
        for (CheckView check : checks) {
            AnswerTimesView answers = check.answers();
            if (answers != null) {
                counts[classOf(answers.median())]++;
            }
        }
        long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double step = WIDTH / (double) ENDS.length;
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < ENDS.length; i++) {
            double height = 84.0 * counts[i] / most;
            bars.append(rect(i * step + 3, 102 - height, step - 6, height, "bar"))
                    .append(counts[i] == 0 ? "" : text((i + 0.5) * step, 98 - height, "middle", "", "" + counts[i]))
                    .append(text((i + 0.5) * step, 120, "middle", "axis", words(i)));
        }
        return svg(WIDTH, 126, "How many trackers usually answer in which time", bars.toString());
    }

    private static int classOf(long millis) {
        int i = 0;
        while (millis >= ENDS[i] && i < ENDS.length - 1) {
            i++;
        }
        return i;
    }

    private static String words(int i) {
        boolean isLast = i == ENDS.length - 1;
        int end = isLast ? ENDS[i - 1] : ENDS[i];
        String time = end >= 1_000 ? String.format(Locale.ROOT, "%.1fs", end / 1_000.0) : end + "ms";
        return (isLast ? "&ge;" : "&lt;") + time;
    }

    /** The answer times of one tracker on a line: from the fastest to the slowest, the usual one marked. */
    static String range(AnswerTimesView answers) {
        double from = place(answers.fastest());
        double to = place(answers.slowest());
        String words = answers.fastest() + " to " + answers.slowest() + " ms";
        return svg(
                160,
                14,
                words,
                rect(0, 6, 160, 2, "track")
                        + rect(from, 4, Math.max(2, to - from), 6, "range")
                        + rect(place(answers.median()) - 1, 1, 3, 12, "mid"));
    }

    private static double place(long millis) {
        return Math.min(158, 158 * Math.log10((double) Math.max(1, millis)) / DECADES);
    }

    private static String svg(int width, int height, String title, String content) {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\"><title>" + title + "</title>" + content
                + "</svg>";
    }

    private static String rect(double x, double y, double width, double height, String kind) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" class=\"%s\"/>",
                x,
                y,
                width,
                height,
                kind);
    }

    private static String text(double x, double y, String anchor, String kind, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>",
                x,
                y,
                anchor,
                kind.isEmpty() ? "" : " class=\"" + kind + "\"",
                words);
    }
}
