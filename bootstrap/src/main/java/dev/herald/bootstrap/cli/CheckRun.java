package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.check.Duplicates;
import dev.herald.bootstrap.cli.check.RouteReport;
import dev.herald.bootstrap.cli.check.TrackerReport;
import dev.herald.bootstrap.cli.output.CheckView;
import dev.herald.bootstrap.cli.output.Secrecy;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One run of the verb {@code check}: tracker after tracker, many at once, each told of as soon as all is known about it. */
final class CheckRun {

    /** The dead ones wait here for their deadline; the others need a place for moments only. */
    static final int TRACKERS_AT_ONCE = 256;

    private final TrackerCheck check;
    private final Duplicates duplicates = new Duplicates();
    private final Tally tally;
    private final CheckWatch watch;
    private final Function<TrackerReport, CheckView> sink;

    /**
     * @param sink is told of each tracker, by several threads at once, and answers how it is shown
     */
    CheckRun(TrackerCheck check, Tally tally, CheckWatch watch, Function<TrackerReport, CheckView> sink) {
        this.check = check;
        this.tally = tally;
        this.watch = watch;
        this.sink = sink;
    }

    /** Checks every tracker, until nobody waits for more. */
    void run(Seq<TrackerUrl> trackers, Secrecy secrecy) throws InterruptedException {
        Window window = new Window(TRACKERS_AT_ONCE, new CompletableFuture<>());
        watch.begin(trackers.map(secrecy::url).asJava());
        CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);
        int place = 0;
        for (TrackerUrl tracker : trackers) {
            if (watch.isOver()) {
                break;
            }
            Turn turn = new Turn(place, tracker, earlier);
            window.start(turn::begin);
            earlier = turn.upToHere();
            place++;
        }
        window.await();
    }

    /** One tracker. Its addresses are compared with those of earlier ones, which are known by then or never. */
    private final class Turn {
        private final int place;
        private final TrackerUrl tracker;
        private final CompletableFuture<Void> earlier;
        private final CompletableFuture<Void> noted = new CompletableFuture<>();

        Turn(int place, TrackerUrl tracker, CompletableFuture<Void> earlier) {
            this.place = place;
            this.tracker = tracker;
            this.earlier = earlier;
        }

        CompletableFuture<?> begin() {
            watch.asking(place);
            check.addressesOf(tracker).thenAccept(addresses -> {
                duplicates.note(place, tracker, addresses);
                noted.complete(null);
            });
            return check.of(tracker, first -> watch.answered(place, first))
                    .thenCombine(upToHere(), (report, known) -> compared(report))
                    .thenAccept(this::tell);
        }

        CompletableFuture<Void> upToHere() {
            return CompletableFuture.allOf(earlier, noted);
        }

        private TrackerReport compared(TrackerReport report) {
            return report.like(
                    duplicates.onHost(place, tracker), duplicates.atAddress(place, tracker, report.addresses()));
        }

        private void tell(TrackerReport report) {
            if (report.routes().values().exists(RouteReport::isAccepted)) {
                tally.answer();
            } else {
                report.error().peek(error -> tally.failure(error.kind()));
            }
            watch.judged(place, () -> sink.apply(report));
        }
    }
}
