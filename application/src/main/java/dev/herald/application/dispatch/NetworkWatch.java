package dev.herald.application.dispatch;

import dev.herald.domain.error.TrackerError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of announces while our own network is down: they stay where they are, and what fails goes back into its queue, so
 * that no tracker is blamed. One at a time leaves to find out; that one is turned away when it fails, so that a session with other
 * trackers may try them: were it not our network after all, one of those will answer.
 */
final class NetworkWatch extends Agenda.Entry {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private final Dispatcher dispatcher;
    private final Loop loop;
    private final Agenda agenda;
    private final Hosts hosts;
    private final Rejection rejection;
    private final Outage<Host> outage = new Outage<>();
    private @Nullable Ticket probe;
    private long probes;

    NetworkWatch(Dispatcher dispatcher, Loop loop, Agenda agenda, Hosts hosts, Rejection rejection) {
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.agenda = agenda;
        this.hosts = hosts;
        this.rejection = rejection;
    }

    boolean isDown() {
        return outage.isOn();
    }

    void answered() {
        if (outage.answered()) {
            LOG.info("our own network is back");
            probe = null;
            agenda.cancel(this);
            hosts.forEach(this::comeBack);
        }
    }

    private void comeBack(Host host) {
        host.comesBack();
        dispatcher.attend(host);
    }

    /** Whether a failure is our network's: it has been dealt with then, and nobody need hear of it. */
    boolean excuses(Ticket ticket, TrackerError error) {
        boolean wasDown = outage.isOn();
        if (!wasDown && !begins(ticket.host(), error)) {
            return false;
        }
        boolean wasProbe = ticket == probe;
        if (wasProbe) {
            probe = null;
            outage.probeFailed(loop.now());
        } else {
            ticket.host().excuses(ticket, loop.now());
        }
        expectProbe();
        if (wasProbe) {
            dispatcher.turnAway(ticket, rejection.in(outage.pause(), error));
        }
        return true;
    }

    private boolean begins(Host host, TrackerError error) {
        if (!outage.failed(host, host.health().isProven(), error, loop.now())) {
            return false;
        }
        LOG.info("our own network seems to be down: {}", error.message());
        outage.witnesses().forEach(witness -> witness.health().forgive());
        return true;
    }

    /** There is something to send: the next of it is a probe. */
    void expectProbe() {
        if (probe == null) {
            agenda.at(this, Math.max(outage.probeAt(), loop.now()));
        }
    }

    @Override
    protected void due() {
        Host host = hosts.toProbe();
        Ticket ticket = host == null ? null : host.next();
        if (host != null && ticket != null) {
            probe = ticket;
            host.isProbedAs(++probes);
            dispatcher.send(ticket, Ticket.Role.NETWORK_PROBE);
        }
    }

    void probeCancelled(Ticket ticket) {
        if (ticket == probe) {
            probe = null;
            outage.probeCancelled(loop.now());
        }
    }

    /** The probe under way went out through the network that was: another one follows at once. */
    void changed() {
        if (outage.isOn()) {
            probe = null;
            outage.probeNow(loop.now());
            expectProbe();
        }
    }
}
