package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.check.TrackerReport;
import dev.herald.bootstrap.cli.check.Verdict;
import dev.herald.bootstrap.cli.output.CheckPage;
import dev.herald.bootstrap.cli.output.CheckView;
import dev.herald.bootstrap.cli.output.CheckViews;
import dev.herald.bootstrap.cli.output.Printer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a check has brought so far: printed as it comes, and kept for what can only be made at the end. */
final class CheckResults {

    private final @Nullable Printer printer;
    private final CheckViews views;
    private final List<CheckView> all = new ArrayList<>();

    /**
     * @param printer prints each as it comes; nobody where that waits for the end
     */
    CheckResults(@Nullable Printer printer, OutputOptions output) {
        this.printer = printer;
        this.views = new CheckViews(output.secrecy());
    }

    synchronized CheckView add(TrackerReport report) {
        CheckView view = views.of(report);
        all.add(view);
        if (printer != null) {
            printer.print(view);
        }
        return view;
    }

    /** Prints all that there are, in the order in which they came. */
    synchronized void printAll(Printer table) {
        all.forEach(table::print);
    }

    /** The URLs of the trackers that answer, the best first: the healthy before the others, then the fast before the slow. */
    synchronized List<String> list() {
        return sorted().stream()
                .filter(view -> !view.outcome().equals(Verdict.DEAD.label()))
                .map(CheckView::tracker)
                .toList();
    }

    /** A page about all of them. */
    synchronized String page(Instant made) {
        return CheckPage.of(sorted(), made);
    }

    private List<CheckView> sorted() {
        return all.stream().sorted(CheckView.BEST_FIRST).toList();
    }

    /** Whether anybody is dead. */
    synchronized boolean hasDead() {
        return all.stream().anyMatch(view -> view.outcome().equals(Verdict.DEAD.label()));
    }

    /** How many of each kind. */
    synchronized String summary() {
        return "checked " + all.size() + (all.size() == 1 ? " tracker: " : " trackers: ")
                + Arrays.stream(Verdict.values())
                        .map(Verdict::label)
                        .map(label -> all.stream()
                                        .filter(view -> view.outcome().equals(label))
                                        .count()
                                + " " + label)
                        .collect(Collectors.joining(", "));
    }
}
