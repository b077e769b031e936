package dev.herald.benchmarks.load;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.client.AnnounceReport;
import dev.herald.bootstrap.Herald;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.control.Either;
import java.util.stream.IntStream;

/** Announces through the whole client, as its users do, and decodes the peers that come. */
public final class ClientExchange implements Exchange {

    private final Herald herald;
    private final AnnounceOptions options;
    private final Torrent[] torrents;
    private final PeerCount peers = new PeerCount();

    /**
     * @param herald owned from now on
     * @param announces what is announced
     * @param torrents how many torrents there are: made now, for a client has its torrents before it announces them
     */
    public ClientExchange(Herald herald, Announces announces, int torrents) {
        TrackerTiers tiers = TrackerTiers.of(Tier.of(announces.tracker()));
        this.herald = herald;
        this.options = AnnounceOptions.started(announces.identity()).within(announces.timeout());
        this.torrents = IntStream.range(0, torrents)
                .mapToObj(number -> Torrent.of(announces.swarms().get(number), tiers))
                .toArray(Torrent[]::new);
    }

    @Override
    public void begin(int number, Ending ending) {
        herald.client().announce(torrents[number], options).whenComplete((answer, bug) -> {
            if (bug == null) {
                end(answer, ending);
            } else {
                ending.failed(bug.toString());
            }
        });
    }

    private void end(Either<TrackerError, AnnounceReport> answer, Ending ending) {
        if (answer.isLeft()) {
            ending.failed(answer.getLeft().message());
            return;
        }
        answer.get().outcomes().forEach(outcome -> outcome.answer().forEach(peers::add));
        ending.succeeded();
    }

    @Override
    public void close() {
        herald.close();
    }
}
