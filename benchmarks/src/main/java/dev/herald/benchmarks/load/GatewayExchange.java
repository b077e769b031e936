package dev.herald.benchmarks.load;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.util.stream.IntStream;

/** Announces straight through an adapter: what is left when tiers, deadlines and observers are taken away. */
public final class GatewayExchange implements Exchange {

    private final TrackerGateway gateway;
    private final Announces announces;
    private final AnnounceRequest[] requests;
    private final PeerCount peers = new PeerCount();

    /**
     * @param gateway owned from now on
     * @param announces what is announced
     * @param swarms how many swarms there are; the requests are made now
     */
    public GatewayExchange(TrackerGateway gateway, Announces announces, int swarms) {
        this.gateway = gateway;
        this.announces = announces;
        ClientIdentity identity = announces.identity();
        this.requests = IntStream.range(0, swarms)
                .mapToObj(number -> announces.request(identity, number))
                .toArray(AnnounceRequest[]::new);
    }

    @Override
    public void begin(int number, Ending ending) {
        gateway.announce(announces.tracker(), requests[number], announces.timeout())
                .whenComplete((answer, bug) -> {
                    if (bug == null) {
                        end(answer, ending);
                    } else {
                        ending.failed(bug.toString());
                    }
                });
    }

    private void end(Either<TrackerError, AnnounceResponse> answer, Ending ending) {
        if (answer.isLeft()) {
            ending.failed(answer.getLeft().message());
            return;
        }
        peers.add(answer.get());
        ending.succeeded();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
