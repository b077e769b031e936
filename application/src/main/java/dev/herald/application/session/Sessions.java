package dev.herald.application.session;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.DispatchLimits;
import dev.herald.application.dispatch.Dispatcher;
import dev.herald.application.dispatch.Loop;
import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.scrape.AutoScrape;
import dev.herald.domain.session.Session;
import dev.herald.domain.session.SessionFact;
import dev.herald.domain.session.SessionRules;
import dev.herald.domain.session.SessionTiming;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All sessions of a client, on one loop, with one agenda and one dispatcher. Safe for use by many threads. */
public final class Sessions {

    /** So many sessions are told something in a row. */
    private static final int BATCH = 1_000;

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Loop loop;
    private final Agenda agenda;
    private final Dispatcher dispatcher;
    private final AutoScrape scrapes;
    private final SessionRules rules;
    private final SharedTiers tiers = new SharedTiers();
    /** Those that have not ended, each at its seat. */
    private final List<SessionShell> open = new ArrayList<>();

    private @Nullable Departure departure;
    private boolean isOver;

    /** Whether there ever was a session: a client without any leaves nothing on the loop. */
    private volatile boolean used;

    /**
     * No sessions yet.
     *
     * @param random shuffles tiers and spreads announces; used on one thread at a time
     */
    public Sessions(TrackerGateway gateway, Scheduler scheduler, RandomGenerator random, SessionTiming timing) {
        this.scheduler = scheduler;
        this.random = random;
        this.loop = new Loop(scheduler);
        this.agenda = new Agenda(loop, scheduler);
        this.dispatcher = new Dispatcher(loop, agenda, gateway, random, DispatchLimits.DEFAULT);
        this.scrapes = new AutoScrape(loop, agenda, gateway, random);
        this.rules = new SessionRules(timing, random);
    }

    /** Opens a session, which begins at once. */
    public TrackerSession open(Torrent torrent, SessionOptions options) {
        SessionShell shell = new SessionShell(this, torrent, options);
        used = true;
        loop.execute(() -> begin(shell));
        return new TrackerSession(shell);
    }

    private void begin(SessionShell shell) {
        shell.takes(open.size());
        open.add(shell);
        shell.tell(departure == null && !isOver ? new SessionFact.Opened() : new SessionFact.StopAsked());
    }

    /** The last one takes the seat that becomes free. */
    void leave(SessionShell shell) {
        SessionShell last = open.remove(open.size() - 1);
        if (last != shell) {
            open.set(shell.seat(), last);
            last.takes(shell.seat());
        }
        if (departure != null && open.isEmpty()) {
            departure.allHaveGone();
        }
    }

    /** Those that have not ended. */
    List<SessionShell> open() {
        return List.copyOf(open);
    }

    /** See {@code TrackerClient#networkChanged}. */
    public void networkChanged() {
        loop.execute(() -> {
            dispatcher.networkChanged();
            tellFrom(0);
        });
    }

    /** A million take a while, and others want their turn in between. */
    private void tellFrom(int seat) {
        int end = Math.min(open.size(), seat + BATCH);
        List.copyOf(open.subList(Math.min(seat, end), end))
                .forEach(shell -> shell.tell(new SessionFact.NetworkChanged()));
        if (end < open.size()) {
            loop.execute(() -> tellFrom(end));
        }
    }

    /**
     * Ends all sessions: {@code completed} where it is owed and {@code stopped} to every tracker that knows them, those first that
     * are worth most. Completes when all have ended, and when {@code budget} is over at the latest. Sessions that are opened from
     * now on end at once; whoever closes meanwhile hears the same.
     */
    public CompletableFuture<StopReport> close(Duration budget) {
        CompletableFuture<StopReport> over = new CompletableFuture<>();
        if (used) {
            loop.execute(() -> depart(budget, over));
        } else {
            over.complete(new StopReport(Vector.empty()));
        }
        return over;
    }

    private void depart(Duration budget, CompletableFuture<StopReport> over) {
        if (departure != null && !open.isEmpty()) {
            departure.over().thenAccept(over::complete);
            return;
        }
        departure = new Departure(this, budget, over);
        if (open.isEmpty()) {
            departure.allHaveGone();
        } else {
            departure.begin(open());
        }
    }

    /**
     * Ends all sessions without a word to anybody, and those that are opened from now on at once. The scheduler may be closed
     * afterwards: whoever waits for an end of a session, or for all, is answered without it.
     */
    public void abandon() {
        loop.end();
        loop.execute(() -> {
            isOver = true;
            open().forEach(this::abandon);
        });
    }

    private void abandon(SessionShell shell) {
        if (shell.session().phase() == Session.Phase.OPEN) {
            part(shell, Duration.ZERO, new CompletableFuture<>());
        }
        shell.overtime();
    }

    /** Begins to part, on the loop, and sees to it that it ends in time. */
    void part(SessionShell shell, Duration budget, CompletableFuture<StopReport> report) {
        long now = now();
        Duration bounded = Gateways.bounded(budget);
        shell.part(new Parting(report, now, now + bounded.toMillis()));
        if (!report.isDone()) {
            Scheduler.Timer limit = scheduler.schedule(bounded, () -> loop.execute(shell::overtime));
            report.whenComplete((done, bug) -> limit.cancel());
        }
    }

    /** The same trackers, which others may have too. */
    TrackerTiers shared(TrackerTiers fresh) {
        return tiers.shared(fresh);
    }

    /** On the loop. */
    TrackerTiers shuffled(TrackerTiers fresh) {
        return shared(fresh).shuffled(random);
    }

    /** As it is shown now. From any thread. */
    StatusView view(Session session) {
        return new StatusView(session, now(), dispatcher.isNetworkDown());
    }

    long now() {
        return loop.now();
    }

    Loop loop() {
        return loop;
    }

    Agenda agenda() {
        return agenda;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    AutoScrape scrapes() {
        return scrapes;
    }

    SessionRules rules() {
        return rules;
    }
}
