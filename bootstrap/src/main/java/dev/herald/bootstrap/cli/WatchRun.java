package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.Scheduler;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.SessionStatus;
import dev.herald.application.session.StopReport;
import dev.herald.application.session.TrackerSession;
import dev.herald.bootstrap.cli.input.Target;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One run of the verb {@code watch}: a session for each target, until somebody presses Ctrl-C or the time is over. */
final class WatchRun {

    private final TrackerClient client;
    private final AnnouncePlan plan;
    private final Console console;
    private final InputNotes notes;
    private final WatchShow show;
    private final Duration budget;
    private final Tally tally;

    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final ExecutorService calls = Executors.newSingleThreadExecutor(WatchRun::thread);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicInteger told = new AtomicInteger();
    private @Nullable CompletableFuture<Void> farewell;

    /** A session, and what its torrent is called. */
    record Watched(String title, TrackerSession session) {}

    /** @param budget how long parting may take */
    WatchRun(
            TrackerClient client,
            AnnouncePlan plan,
            Console console,
            InputNotes notes,
            WatchShow show,
            Duration budget,
            Tally tally) {
        this.client = client;
        this.plan = plan;
        this.console = console;
        this.notes = notes;
        this.show = show;
        this.budget = budget;
        this.tally = tally;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "herald-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Watches until the end; {@code limit} is how long at most, null for ever. Answers the exit code. */
    int run(Iterator<Target> targets, Scheduler time, @Nullable Duration limit) throws InterruptedException {
        console.interrupts().accept(new Thread(this::interrupt, "herald-farewell"));
        console.out().broken().thenRun(over::countDown);
        if (limit != null) {
            time.schedule(limit, over::countDown);
        }
        while (!isOver() && targets.hasNext()) {
            open(targets.next());
        }
        while (!watched.isEmpty() && !over.await(WatchShow.EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            draw();
        }
        // The last picture stays: sessions that have parted know no trackers any more.
        sayFarewell().join();
        calls.shutdown();
        return interrupted.get() ? ExitCode.INTERRUPTED : tally.exitCode();
    }

    /** Not any more once we part: what is said then stands below the last picture. */
    private synchronized void draw() {
        if (farewell == null) {
            show.draw(watched);
        }
    }

    /** How all sessions stand now. */
    List<SessionStatus> statuses() {
        return watched.stream().map(one -> one.session().status()).toList();
    }

    private boolean isOver() {
        return over.getCount() == 0;
    }

    private void open(Target target) {
        if (!notes.isUsable(target, plan.added())) {
            return;
        }
        for (AnnouncePlan.Job job : plan.jobs(target)) {
            if (job.torrent().tiers().isEmpty()) {
                notes.withoutTrackers(target);
                return;
            }
            String title = job.torrent().name().getOrElse(target.given());
            watched.add(new Watched(title, client.open(job.torrent(), options(job.options()))));
        }
    }

    private SessionOptions options(AnnounceOptions options) {
        SessionOptions session = SessionOptions.of(options.client())
                .with(options.policy())
                .wanting(options.numWant())
                .within(options.timeout())
                .observedBy(calls, show);
        return options.progress()
                .map(progress -> session.withProgress(() -> progress))
                .getOrElse(session);
    }

    /** Somebody pressed Ctrl-C: whoever knows us is told that we go, then the process ends. */
    private void interrupt() {
        interrupted.set(true);
        over.countDown();
        sayFarewell().join();
    }

    /** Said once; whoever asks again waits for the same. */
    private synchronized CompletableFuture<Void> sayFarewell() {
        if (farewell == null) {
            draw();
            List<CompletableFuture<Void>> all = watched.stream()
                    .map(one -> one.session().stop(budget).thenAccept(this::parted))
                    .toList();
            // What the sessions brought last is printed by then.
            farewell = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .thenRunAsync(() -> show.end(told.get()), calls);
        }
        return farewell;
    }

    private void parted(StopReport report) {
        told.addAndGet(report.delivered().size());
        report.undelivered().forEach(word -> show.undelivered(console, word));
    }
}
