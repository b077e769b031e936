package dev.herald.application.dispatch;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes that ask whether a host that is down lives, in place of an announce whose session waits for peers and had better ask
 * another tracker meanwhile. They ask about that session's swarm and leave no trace in it (SCRAPE-13).
 */
final class Scouts {

    private static final Logger LOG = LoggerFactory.getLogger(Scouts.class);

    /** So many at once; each asks another host. */
    private static final int MOST = 64;

    private final Dispatcher dispatcher;
    private final Loop loop;
    private final TrackerGateway gateway;
    private final NetworkWatch network;
    private int underWay;

    Scouts(Dispatcher dispatcher, Loop loop, TrackerGateway gateway, NetworkWatch network) {
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.gateway = gateway;
        this.network = network;
    }

    /** Whether a scout is better than the announce itself. */
    boolean areFor(Ticket ticket) {
        return ticket.urgency() == Urgency.HUNGRY
                && ticket.host().isScrapable()
                && ticket.errand().tracker().scrapeUrl().isDefined();
    }

    void send(Ticket ticket) {
        if (underWay >= MOST) {
            return;
        }
        underWay++;
        Host host = ticket.host();
        Errand errand = ticket.errand();
        host.health().probeLeaves(loop.now() + errand.timeout().toMillis());
        ask(errand).whenComplete((answer, bug) -> loop.execute(() -> cameBack(host, answer, bug)));
    }

    /** A mistake of a gateway's must not stop the others. */
    private CompletableFuture<Either<TrackerError, ScrapeResponse>> ask(Errand errand) {
        try {
            return gateway.scrape(errand.tracker(), Vector.of(errand.swarm()), errand.timeout());
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private void cameBack(Host host, @Nullable Either<TrackerError, ?> answer, @Nullable Throwable bug) {
        underWay--;
        if (answer == null) {
            LOG.error("a scrape ended in a way it must not", bug);
            host.isNotScrapable(loop.now());
        } else if (Answers.isAnswer(answer)) {
            host.revives();
            network.answered();
        } else if (Answers.isSilence(answer.getLeft())) {
            host.staysDown(answer.getLeft(), network.isDown(), loop.now());
        } else {
            host.isNotScrapable(loop.now());
        }
        dispatcher.attend(host);
    }
}
