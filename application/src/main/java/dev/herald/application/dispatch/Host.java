package dev.herald.application.dispatch;

import dev.herald.domain.error.TrackerError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One host: its queues, what is under way to it, and what is known about it. Timed by its {@link Pace}. */
final class Host extends Agenda.Entry {

    private final Dispatcher dispatcher;
    private final Window window;
    private final Health health = new Health();
    private final Pace pace = new Pace();
    private final Map<Urgency, Line> lines = new EnumMap<>(Urgency.class);
    private int underWay;
    /** A bit for each of the {@link Departures} it is listed in. */
    private int listed;

    private boolean sweeping;
    private boolean isScrapable = true;
    private long probedAs;

    Host(Dispatcher dispatcher, int largestWindow) {
        this.dispatcher = dispatcher;
        this.window = new Window(largestWindow);
        for (Urgency urgency : Urgency.values()) {
            lines.put(urgency, Line.of(urgency));
        }
    }

    Health health() {
        return health;
    }

    boolean isIdle() {
        return underWay == 0 && !isWaitedFor();
    }

    boolean isWaitedFor() {
        return lines.values().stream().anyMatch(line -> !line.isEmpty());
    }

    private Line line(Urgency urgency) {
        return lines.computeIfAbsent(urgency, Line::of);
    }

    void queue(Ticket ticket, Urgency urgency) {
        ticket.queued(urgency);
        line(urgency).add(ticket);
        if (urgency == Urgency.SPREAD) {
            pace.joined(line(Urgency.SPREAD).length());
        }
    }

    void unqueue(Ticket ticket) {
        line(ticket.urgency()).remove(ticket);
    }

    /** The first of a line, which leaves it; null where nobody waits. */
    @Nullable
    Ticket next(Urgency urgency) {
        return line(urgency).poll();
    }

    /** The most urgent of all that wait. */
    @Nullable
    Ticket next() {
        for (Urgency urgency : Urgency.values()) {
            Ticket ticket = next(urgency);
            if (ticket != null) {
                return ticket;
            }
        }
        return null;
    }

    boolean mayLeave(Urgency urgency) {
        return !line(urgency).isEmpty()
                && !health.isDown()
                && (underWay < window.size() || line(urgency).hasPlace());
    }

    void left(Ticket ticket) {
        line(ticket.urgency()).left();
        underWay++;
    }

    void cameBack(Ticket ticket) {
        line(ticket.urgency()).cameBack();
        underWay--;
    }

    /** Whether somebody waits for room, and not for the pace of a crowd. */
    boolean isFull() {
        return !line(Urgency.ROUTINE).isEmpty()
                || !line(Urgency.HUNGRY).isEmpty()
                || !line(Urgency.EVENT).isEmpty();
    }

    /**
     * Lets out as many of the crowd as may go by now.
     *
     * @return when the next one may; none where the crowd is gone
     */
    @Nullable
    Long release(long now) {
        Line crowd = line(Urgency.SPREAD);
        while (!crowd.isEmpty() && pace.mayGo(now)) {
            Ticket ticket = crowd.poll();
            if (ticket != null) {
                queue(ticket, Urgency.ROUTINE);
                pace.gone(now);
            }
        }
        if (crowd.isEmpty()) {
            pace.dissolved();
            return null;
        }
        return pace.nextAt();
    }

    private void makeCrowd() {
        List<Ticket> waiting = new ArrayList<>();
        for (Ticket ticket = next(Urgency.ROUTINE); ticket != null; ticket = next(Urgency.ROUTINE)) {
            waiting.add(ticket);
        }
        waiting.forEach(ticket -> queue(ticket, Urgency.SPREAD));
    }

    void answered(Ticket ticket, boolean isTooMuch, long now) {
        revives();
        if (isTooMuch) {
            window.congested(ticket.leftAt(), now);
        } else {
            window.answered(ticket.leftAt(), now, isFull());
        }
    }

    /** Somebody answered. */
    void revives() {
        if (health.isDown()) {
            window.restart();
        }
        health.answered();
    }

    /** A scout was not answered; it may have been our own network that kept it from being. */
    void staysDown(TrackerError error, boolean isExcused, long now) {
        if (isExcused) {
            health.probeCancelled(now);
        } else if (health.isDown()) {
            health.probeFailed(error, now);
        }
    }

    boolean isScrapable() {
        return isScrapable;
    }

    /** A scrape is no way to find out about it: announces have to do that. */
    void isNotScrapable(long now) {
        isScrapable = false;
        health.probeCancelled(now);
    }

    void failed(Ticket ticket, TrackerError error, long now) {
        window.congested(ticket.leftAt(), now);
        if (ticket.role() == Ticket.Role.HOST_PROBE && health.isDown()) {
            health.probeFailed(error, now);
        } else {
            health.failed(error, underWay + 1, now);
        }
    }

    /** The failure was not its fault: the announce waits for another time. */
    void excuses(Ticket ticket, long now) {
        if (ticket.role() == Ticket.Role.HOST_PROBE) {
            health.probeCancelled(now);
        }
        queue(ticket, ticket.urgency());
    }

    /** Our own network is back: what is waiting is a crowd, and the window has to be learnt anew. */
    void comesBack() {
        window.restart();
        makeCrowd();
    }

    @Override
    protected void due() {
        dispatcher.attend(this);
    }

    long probedAs() {
        return probedAs;
    }

    /** It is the turn of this host to tell whether our own network works. */
    void isProbedAs(long number) {
        probedAs = number;
    }

    /** Sweeps one at a time: true where none is under way. */
    boolean startsSweep() {
        boolean starts = !sweeping;
        sweeping = true;
        return starts;
    }

    void endsSweep() {
        sweeping = false;
    }

    /** Lists it once: true where it was not. */
    boolean list(int departure) {
        boolean fresh = (listed & 1 << departure) == 0;
        listed |= 1 << departure;
        return fresh;
    }

    void unlist(int departure) {
        listed &= ~(1 << departure);
    }
}
