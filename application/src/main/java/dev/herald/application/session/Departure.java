package dev.herald.application.session;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.gateway.Gateways;
import dev.herald.domain.session.Session;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * All sessions leave together, within a budget: first those with something to tell that no tracker has acknowledged, of them the
 * private ones before the others, then the rest in the same order. Nothing is told twice (RETRY-11). On the loop only.
 */
final class Departure extends Agenda.Entry {

    /** So many sessions begin to leave before others get their turn on the loop. */
    private static final int BATCH = 256;

    private final Sessions sessions;
    private final long began;
    private final long deadline;
    private final Queue<SessionShell> toGo = new ArrayDeque<>();
    private final List<LastWord> words = new ArrayList<>();
    private final CompletableFuture<StopReport> over;

    Departure(Sessions sessions, Duration budget, CompletableFuture<StopReport> over) {
        this.sessions = sessions;
        this.began = sessions.now();
        this.deadline = began + Gateways.bounded(budget).toMillis();
        this.over = over;
    }

    /** What a last word of a session is worth, as it is now. */
    private record Worth(SessionShell session, boolean hasNews, boolean isPrivate) {
        static final Comparator<Worth> MOST_FIRST = Comparator.comparing(Worth::hasNews)
                .thenComparing(Worth::isPrivate)
                .reversed();

        static Worth of(SessionShell shell) {
            return new Worth(shell, shell.hasNews(), shell.session().isPrivate());
        }
    }

    void begin(List<SessionShell> open) {
        open.stream()
                .map(Worth::of)
                .sorted(Worth.MOST_FIRST)
                .map(Worth::session)
                .forEach(toGo::add);
        sessions.agenda().at(this, deadline);
        proceed();
    }

    private void proceed() {
        for (int left = BATCH; left > 0 && !toGo.isEmpty(); left--) {
            part(toGo.remove());
        }
        if (!toGo.isEmpty()) {
            sessions.loop().execute(this::proceed);
        }
    }

    /** Those that are parting already go on as they were asked to: their words are in a report of their own. */
    private void part(SessionShell session) {
        if (session.session().phase() != Session.Phase.OPEN) {
            return;
        }
        CompletableFuture<StopReport> report = new CompletableFuture<>();
        report.thenAccept(last -> words.addAll(last.words().asJava()));
        session.part(new Parting(report, began, deadline));
    }

    CompletableFuture<StopReport> over() {
        return over;
    }

    /** Nobody is left. */
    void allHaveGone() {
        sessions.agenda().cancel(this);
        over.complete(new StopReport(Vector.ofAll(words)));
    }

    /** The budget is spent: who has not begun to leave says now what it owed, and so does who waits for an answer. */
    @Override
    protected void due() {
        while (!toGo.isEmpty()) {
            part(toGo.remove());
        }
        sessions.open().forEach(SessionShell::overtime);
    }
}
