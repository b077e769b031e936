package dev.herald.application.dispatch;

import dev.herald.application.dispatch.Ticket.Role;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes announces to trackers, each through the queue of its host: so many at once as the host answers well, the urgent first, and
 * no host in the way of another. A host that is down is probed by one announce at a time and the others are turned away; while our
 * own network is down nothing fails, and what waited is spread when it is back. On the {@link Loop} only.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** So many departures in a row before others get their turn on the loop. */
    private static final int BATCH = 64;
    /** Later than this, and it was not a queue that held it up but a sleep: what piled up is spread (RETRY-12). */
    private static final long OVERDUE_MILLIS = 30_000;

    private static final long HUNGRY_PATIENCE_MILLIS = 30_000;

    private final Loop loop;
    private final Agenda agenda;
    private final TrackerGateway gateway;
    private final Departures departures;
    private final Hosts hosts;
    private final Rejection rejection;
    private final NetworkWatch network;
    private final Scouts scouts;
    private int arrivals;
    private boolean departing;

    public Dispatcher(Loop loop, Agenda agenda, TrackerGateway gateway, RandomGenerator random, DispatchLimits limits) {
        this.loop = loop;
        this.agenda = agenda;
        this.gateway = gateway;
        this.departures = new Departures(limits);
        this.hosts = new Hosts(() -> new Host(this, limits.perHost()));
        this.rejection = new Rejection(random);
        this.network = new NetworkWatch(this, loop, agenda, hosts, rejection);
        this.scouts = new Scouts(this, loop, gateway, network);
    }

    /**
     * Puts an errand on its way.
     *
     * @param due since when it is due, in the loop's milliseconds; what goes first within its class
     */
    public Ticket submit(Errand errand, Urgency urgency, long due) {
        Ticket ticket = new Ticket(this, errand, hosts.of(errand.tracker()), due, arrivals++);
        boolean overdue = urgency == Urgency.ROUTINE && due < loop.now() - OVERDUE_MILLIS;
        queue(ticket, overdue ? Urgency.SPREAD : urgency);
        return ticket;
    }

    /** A hint that the machine's network may have changed: whoever was thought dead may be probed at once, our own network too. */
    public void networkChanged() {
        long now = loop.now();
        hosts.forEach(host -> host.health().probeNow(now));
        network.changed();
    }

    /** Whether it is our own network that fails, as far as we can tell. */
    public boolean isNetworkDown() {
        return network.isDown();
    }

    void queue(Ticket ticket, Urgency urgency) {
        ticket.host().queue(ticket, urgency);
        attend(ticket.host());
    }

    void changed(Ticket ticket, Urgency urgency) {
        ticket.host().unqueue(ticket);
        queue(ticket, urgency);
    }

    /** A host has something to send, or room to send it. */
    void attend(Host host) {
        if (network.isDown()) {
            network.expectProbe();
        } else if (host.health().isDown()) {
            sweepSoon(host);
        } else {
            letOut(host);
            departSoon(host);
        }
    }

    private void departSoon(Host host) {
        departures.enter(host);
        if (!departing) {
            departing = true;
            loop.execute(this::depart);
        }
    }

    private void depart() {
        departing = false;
        Ticket next = null;
        for (int left = BATCH; left > 0 && !network.isDown(); left--) {
            next = departures.next();
            if (next == null) {
                return;
            }
            send(next, next.host().health().isProven() ? Role.PLAIN : Role.PIONEER);
        }
        if (next != null) {
            departSoon(next.host());
        }
    }

    /** Lets out of a crowd whoever may go by now. */
    private void letOut(Host host) {
        Long next = host.release(loop.now());
        if (next != null) {
            agenda.at(host, next);
        }
    }

    private void sweepSoon(Host host) {
        if (host.isWaitedFor() && host.startsSweep()) {
            loop.execute(() -> sweep(host));
        }
    }

    /** Nobody waits for a host that is down: the first whose time it is probes it, the others are turned away. */
    private void sweep(Host host) {
        host.endsSweep();
        int left = BATCH;
        try {
            while (left > 0 && host.health().isDown() && !network.isDown() && sweepOne(host)) {
                left--;
            }
        } finally {
            attend(host);
        }
    }

    private boolean sweepOne(Host host) {
        long now = loop.now();
        Ticket ticket = host.next();
        if (ticket == null) {
            return false;
        }
        if (scouts.areFor(ticket)) {
            if (host.health().mayProbe(now)) {
                scouts.send(ticket);
            }
            turnAway(ticket, rejection.forHungry(host.health(), now));
        } else if (host.health().mayProbe(now - patience(ticket))) {
            host.health().probeLeaves(now + ticket.errand().timeout().toMillis());
            send(ticket, Role.HOST_PROBE);
        } else {
            turnAway(ticket, rejection.until(host.health(), now));
        }
        return true;
    }

    /** Where no scout can go, whoever waits for peers lets somebody else find out, unless nobody does. */
    private static long patience(Ticket ticket) {
        return ticket.urgency() == Urgency.HUNGRY ? HUNGRY_PATIENCE_MILLIS : 0;
    }

    void turnAway(Ticket ticket, Verdict.TurnedAway verdict) {
        ticket.ends();
        ticket.errand().heard(verdict);
    }

    void send(Ticket ticket, Role role) {
        ticket.leaves(role, loop.now());
        departures.left(ticket);
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = ask(ticket.errand());
        ticket.asked(question);
        question.whenComplete((answer, bug) -> loop.execute(() -> cameBack(ticket, answer, bug)));
    }

    /** A mistake of the caller's or of a gateway's must not stop the others. */
    private CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(Errand errand) {
        try {
            return gateway.announce(errand.tracker(), errand.request(), errand.timeout());
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private void cameBack(
            Ticket ticket, @Nullable Either<TrackerError, AnnounceResponse> answer, @Nullable Throwable bug) {
        if (ticket.stage() != Ticket.Stage.UNDER_WAY) {
            return;
        }
        departures.cameBack(ticket);
        try {
            if (answer == null) {
                LOG.error("an announce ended in a way it must not", bug);
                cancelProbe(ticket);
                tell(ticket, Either.left(new Unreachable(Stage.SEND, "a mistake in this program, see its log")));
            } else {
                judge(ticket, answer);
            }
        } finally {
            attend(ticket.host());
        }
    }

    private void judge(Ticket ticket, Either<TrackerError, AnnounceResponse> answer) {
        if (Answers.isAnswer(answer)) {
            ticket.host().answered(ticket, Answers.isTooMuch(answer), loop.now());
            network.answered();
            tell(ticket, answer);
        } else {
            answer.peekLeft(error -> failed(ticket, error));
        }
    }

    private void failed(Ticket ticket, TrackerError error) {
        if (!Answers.isSilence(error)) {
            cancelProbe(ticket);
            tell(ticket, Either.left(error));
        } else if (!network.excuses(ticket, error)) {
            ticket.host().failed(ticket, error, loop.now());
            tell(ticket, Either.left(error));
        }
    }

    private void tell(Ticket ticket, Either<TrackerError, AnnounceResponse> answer) {
        ticket.ends();
        ticket.errand().heard(new Verdict.Answered(answer));
    }

    void cancelled(Ticket ticket) {
        Host host = ticket.host();
        if (ticket.stage() == Ticket.Stage.QUEUED) {
            host.unqueue(ticket);
            ticket.ends();
            return;
        }
        ticket.ends();
        departures.cameBack(ticket);
        cancelProbe(ticket);
        ticket.cutShort();
        attend(host);
    }

    private void cancelProbe(Ticket ticket) {
        if (ticket.role() == Role.HOST_PROBE) {
            ticket.host().health().probeCancelled(loop.now());
        }
        network.probeCancelled(ticket);
    }
}
