package dev.herald.application.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: for each class a circle of hosts that have something to send and room for it, so that every host has its turn.
 * The classes go before each other, but every eighth departure looks at them the other way round. Regular announces leave a
 * reserve to the urgent, and hosts that never answered leave half of the places to those that did, or a quarter where somebody
 * waits for their peers: a thousand dead trackers hold up nobody who is known to live.
 */
final class Departures {

    private static final int UPSIDE_DOWN = 8;
    private static final List<Urgency> CLASSES =
            List.of(Urgency.EVENT, Urgency.HUNGRY, Urgency.HUNGRY, Urgency.ROUTINE, Urgency.ROUTINE);
    private static final int EVENT = 0;
    private static final int HUNGRY = 1;
    private static final int HUNGRY_PIONEERS = 2;
    private static final int ROUTINE = 3;
    private static final int ROUTINE_PIONEERS = 4;

    private final DispatchLimits limits;
    private final List<Queue<Host>> circles = new ArrayList<>();
    private int underWay;
    private int pioneers;
    private int departures;

    Departures(DispatchLimits limits) {
        this.limits = limits;
        CLASSES.forEach(urgency -> circles.add(new ArrayDeque<>()));
    }

    /** Puts a host where it has something to send. */
    void enter(Host host) {
        boolean isProven = host.health().isProven();
        enter(host, EVENT);
        enter(host, isProven ? HUNGRY : HUNGRY_PIONEERS);
        enter(host, isProven ? ROUTINE : ROUTINE_PIONEERS);
    }

    private void enter(Host host, int circle) {
        if (host.mayLeave(CLASSES.get(circle)) && host.list(circle)) {
            circles.get(circle).add(host);
        }
    }

    /** The next to leave; null where nobody may. */
    @Nullable
    Ticket next() {
        boolean upsideDown = departures % UPSIDE_DOWN == UPSIDE_DOWN - 1;
        for (int i = 0; i < circles.size(); i++) {
            int circle = upsideDown ? circles.size() - 1 - i : i;
            Ticket next = hasRoom(circle) ? next(circle) : null;
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    private boolean hasRoom(int circle) {
        int regular = limits.underWay() - limits.reserve();
        return switch (circle) {
            case ROUTINE -> underWay < regular;
            case ROUTINE_PIONEERS -> underWay < regular && pioneers < Math.max(1, regular / 2);
            case HUNGRY_PIONEERS -> underWay < limits.underWay() && pioneers < Math.max(1, limits.underWay() * 3 / 4);
            default -> underWay < limits.underWay();
        };
    }

    private @Nullable Ticket next(int circle) {
        Queue<Host> hosts = circles.get(circle);
        for (Host host = hosts.poll(); host != null; host = hosts.poll()) {
            host.unlist(circle);
            Ticket ticket = host.mayLeave(CLASSES.get(circle)) ? host.next(CLASSES.get(circle)) : null;
            if (ticket != null) {
                return ticket;
            }
        }
        return null;
    }

    void left(Ticket ticket) {
        departures++;
        underWay++;
        pioneers += ticket.role() == Ticket.Role.PIONEER ? 1 : 0;
        ticket.host().left(ticket);
        enter(ticket.host());
    }

    void cameBack(Ticket ticket) {
        underWay--;
        pioneers -= ticket.role() == Ticket.Role.PIONEER ? 1 : 0;
        ticket.host().cameBack(ticket);
    }
}
