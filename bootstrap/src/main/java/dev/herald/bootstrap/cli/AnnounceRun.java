package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.bootstrap.cli.Farewells.Farewell;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.output.AnnounceView;
import dev.herald.bootstrap.cli.output.ErrorView;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.bootstrap.cli.output.Views;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** One run of the verb {@code announce}: target after target, many at once, each answer printed as it comes. */
final class AnnounceRun {

    private static final int TARGETS_AT_ONCE = 32;

    private final TrackerClient client;
    private final AnnouncePlan plan;
    private final Console console;
    private final Printer printer;
    private final Views views;
    private final InputNotes notes;
    private final boolean isPolite;
    private final Duration listening;
    private final Farewells farewells;
    private final Tally tally = new Tally();
    private final Ending ending;

    /**
     * @param isPolite whether trackers that accepted are told {@code stopped} afterwards
     * @param listening how long peers that were offered a connection have to answer before that
     */
    AnnounceRun(
            TrackerClient client,
            AnnouncePlan plan,
            Console console,
            OutputOptions output,
            boolean isPolite,
            Duration timeout,
            Duration listening) {
        this.client = client;
        this.plan = plan;
        this.console = console;
        this.printer = output.foldingPrinter(console);
        this.views = new Views(output.secrecy());
        this.notes = new InputNotes(console, output.secrecy(), tally);
        this.isPolite = isPolite;
        this.listening = listening;
        this.farewells = new Farewells(client, timeout, this::unheard);
        this.ending = new Ending(console, farewells);
    }

    /** Announces every target; answers the exit code. */
    int run(Iterator<Target> targets) throws InterruptedException {
        Window window = new Window(TARGETS_AT_ONCE, new CompletableFuture<>());
        ending.awaitInterrupt();
        while (!ending.isNear() && targets.hasNext()) {
            Target target = targets.next();
            if (notes.isUsable(target, plan.added())) {
                for (AnnouncePlan.Job job : plan.jobs(target)) {
                    window.start(() -> announce(target, job));
                }
            }
        }
        window.await();
        return ending.exitCode(tally);
    }

    private CompletableFuture<Void> announce(Target target, AnnouncePlan.Job job) {
        Queue<Farewell> owed = new ConcurrentLinkedQueue<>();
        return client.announce(job.torrent(), job.options(), outcome -> {
                    answered(outcome);
                    if (isPolite && outcome.isAccepted()) {
                        owed.add(farewells.owe(outcome));
                    }
                })
                .thenCompose(report -> {
                    report.peekLeft(error -> notes.ifWithoutTrackers(target, error));
                    return listen(report.isRight());
                })
                .thenCompose(heard -> farewells.say(owed));
    }

    private CompletableFuture<Void> listen(boolean isAccepted) {
        if (listening.isZero() || !isAccepted) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {},
                CompletableFuture.delayedExecutor(listening.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
    }

    private void answered(AnnounceOutcome outcome) {
        AnnounceView view = views.announce(outcome);
        printer.print(view);
        outcome.answer().peek(response -> tally.answer()).peekLeft(error -> tally.failure(error.kind()));
    }

    private void unheard(AnnounceOutcome outcome) {
        AnnounceView view = views.announce(outcome);
        ErrorView error = view.error();
        if (error != null) {
            console.say("could not tell " + view.tracker() + " that we stopped: " + error.message());
        }
    }
}
