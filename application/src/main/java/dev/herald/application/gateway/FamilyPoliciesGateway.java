package dev.herald.application.gateway;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicies;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Passes announces on as the trackers' own policies want them. Scrapes go on as they are. */
final class FamilyPoliciesGateway implements TrackerGateway {

    private final TrackerGateway gateway;
    private final FamilyPolicies policies;

    FamilyPoliciesGateway(TrackerGateway gateway, FamilyPolicies policies) {
        this.gateway = gateway;
        this.policies = policies;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return gateway.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return policies.towards(tracker, request.families())
                .fold(
                        conflict -> CompletableFuture.completedFuture(Either.left(conflict)),
                        families -> gateway.announce(tracker, request.over(families), timeout));
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        return gateway.scrape(tracker, swarms, timeout);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return gateway.scrapeLimit(tracker);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
