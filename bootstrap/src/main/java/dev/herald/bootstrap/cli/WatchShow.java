package dev.herald.bootstrap.cli;

import dev.herald.application.session.LastWord;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.TrackerStatus;
import dev.herald.bootstrap.cli.WatchRun.Watched;
import dev.herald.bootstrap.cli.output.JsonLines;
import dev.herald.bootstrap.cli.output.LiveScreen;
import dev.herald.bootstrap.cli.output.Metrics;
import dev.herald.bootstrap.cli.output.Secrecy;
import dev.herald.bootstrap.cli.output.WatchTable;
import dev.herald.bootstrap.cli.output.WatchView;
import dev.herald.bootstrap.cli.output.WatchViews;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What is shown of sessions: a live view for somebody who watches, and a line for every change for everybody else. */
final class WatchShow implements SessionObserver {

    /** How often a live view is drawn. */
    static final Duration EVERY = Duration.ofMillis(500);

    private final Secrecy secrecy;
    private final WatchViews views;
    private final Consumer<WatchView> changes;
    private final Consumer<List<Watched>> pictures;
    private final Consumer<String> remarks;
    private final Tally tally;
    private final Metrics metrics;

    private WatchShow(
            Secrecy secrecy,
            Consumer<WatchView> changes,
            Consumer<List<Watched>> pictures,
            Consumer<String> remarks,
            Tally tally,
            Metrics metrics) {
        this.secrecy = secrecy;
        this.views = new WatchViews(secrecy);
        this.changes = changes;
        this.pictures = pictures;
        this.remarks = remarks;
        this.tally = tally;
        this.metrics = metrics;
    }

    /** A line of JSON for every change. */
    static WatchShow lines(Console console, Secrecy secrecy, Tally tally, Metrics metrics) {
        JsonLines lines = new JsonLines(console.out());
        return new WatchShow(secrecy, lines::print, watched -> {}, remark -> {}, tally, metrics);
    }

    /** A live view. */
    static WatchShow live(Console console, Secrecy secrecy, Tally tally, Metrics metrics) {
        LiveScreen screen = new LiveScreen(console.out(), console.terminalSize());
        WatchTable table = new WatchTable(secrecy, console.style());
        return new WatchShow(
                secrecy,
                change -> {},
                watched -> screen.draw(room -> watched.stream()
                        .flatMap(one -> table.lines(one.title(), one.session().status(), room.columns()).stream())
                        .toList()),
                console::say,
                tally,
                metrics);
    }

    void draw(List<Watched> watched) {
        pictures.accept(watched);
    }

    @Override
    public void asked(TrackerStatus status, AnnounceEvent event) {
        changes.accept(views.asked(status, event));
    }

    @Override
    public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
        tally.answer();
        metrics.accepted(status.tracker(), response);
        changes.accept(views.accepted(status, event, response));
    }

    @Override
    public void failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {
        tally.failure(error.kind());
        metrics.failed(status.tracker(), error);
        changes.accept(views.failed(status, event, error));
    }

    @Override
    public void turnedAway(TrackerStatus status, TrackerError because) {
        changes.accept(views.turnedAway(status, because));
    }

    @Override
    public void dropPeers(TrackerUrl previous) {
        changes.accept(views.dropPeers(previous));
    }

    /** It is over, and so many trackers acknowledged that we stopped. */
    void end(int told) {
        if (told > 0) {
            remarks.accept(
                    told == 1 ? "told the tracker that we stopped" : "told " + told + " trackers that we stopped");
        }
    }

    void undelivered(Console console, LastWord word) {
        changes.accept(views.undelivered(word));
        console.say(secrecy.url(word.tracker()) + " may not know that we stopped"
                + word.because()
                        .map(error -> ": " + secrecy.words(word.tracker(), error.message()))
                        .getOrElse(""));
    }
}
