package dev.herald.application.dispatch;

import org.jspecify.annotations.Nullable;

/** Those of one class at one host: who waits, and how many are under way. */
final class Line {

    private final int places;
    private final Heap<Ticket> waiting = new Heap<>();
    private int underWay;

    private Line(int places) {
        this.places = places;
    }

    /** A few may be under way whatever the other classes do: nobody starves, and the urgent need not wait for the due. */
    static Line of(Urgency urgency) {
        return new Line(
                switch (urgency) {
                    case EVENT, HUNGRY -> 2;
                    case ROUTINE -> 1;
                    case SPREAD -> 0;
                });
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int length() {
        return waiting.size();
    }

    boolean hasPlace() {
        return underWay < places;
    }

    void add(Ticket ticket) {
        waiting.add(ticket);
    }

    void remove(Ticket ticket) {
        waiting.remove(ticket);
    }

    /** The first, which leaves the line; null where nobody waits. */
    @Nullable
    Ticket poll() {
        return waiting.poll();
    }

    void left() {
        underWay++;
    }

    void cameBack() {
        underWay--;
    }
}
