package dev.herald.application.dispatch;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An errand on its way. On the {@link Loop} only. */
public final class Ticket extends Heap.Item {

    /** The stages of its life. */
    enum Stage {
        QUEUED,
        UNDER_WAY,
        OVER
    }

    /** What is at stake when it leaves. */
    enum Role {
        /** One of many. */
        PLAIN,
        /** One of many to a host that never answered. */
        PIONEER,
        /** The only one that asks a host that is down. */
        HOST_PROBE,
        /** The only one that leaves while our own network is down. */
        NETWORK_PROBE
    }

    private final Dispatcher dispatcher;
    private final Errand errand;
    private final Host host;
    private final long due;
    private final int arrival;

    private Urgency urgency = Urgency.ROUTINE;
    private Stage stage = Stage.QUEUED;
    private Role role = Role.PLAIN;
    private long leftAt;
    private @Nullable Future<?> question;

    Ticket(Dispatcher dispatcher, Errand errand, Host host, long due, int arrival) {
        this.dispatcher = dispatcher;
        this.errand = errand;
        this.host = host;
        this.due = due;
        this.arrival = arrival;
    }

    /** Takes the errand back: nothing is heard of it any more. One that is with the tracker is cut short. May be called again. */
    public void cancel() {
        if (stage != Stage.OVER) {
            dispatcher.cancelled(this);
        }
    }

    /** Changes what goes before it, as long as it waits. */
    public void becomes(Urgency other) {
        if (stage == Stage.QUEUED && urgency != other) {
            dispatcher.changed(this, other);
        }
    }

    /** Where it is. */
    public Place place() {
        return switch (stage) {
            case QUEUED -> dispatcher.isNetworkDown() ? Place.WAITING_FOR_OWN_NETWORK : Place.QUEUED_HERE;
            case UNDER_WAY -> Place.WITH_TRACKER;
            case OVER -> Place.DONE;
        };
    }

    Errand errand() {
        return errand;
    }

    Host host() {
        return host;
    }

    Urgency urgency() {
        return urgency;
    }

    Role role() {
        return role;
    }

    Stage stage() {
        return stage;
    }

    long leftAt() {
        return leftAt;
    }

    /** Waits in the line of {@code line}. */
    void queued(Urgency line) {
        stage = Stage.QUEUED;
        urgency = line;
        rank(line == Urgency.HUNGRY ? -arrival : due, line == Urgency.HUNGRY ? 0 : arrival);
    }

    void leaves(Role as, long now) {
        stage = Stage.UNDER_WAY;
        role = as;
        leftAt = now;
    }

    void asked(Future<?> answer) {
        question = answer;
    }

    void ends() {
        stage = Stage.OVER;
    }

    /** Frees what the gateway holds for it. */
    void cutShort() {
        if (question != null) {
            question.cancel(false);
        }
    }
}
