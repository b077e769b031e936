package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.application.port.TrackerFamilies;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends an announce over the IP versions that its policy means, and makes one answer of what comes back (BEP 7). Where there is nothing
 * to choose the question goes on as it is, and nothing is made for it. Scrapes go once, over any.
 */
final class FamilyGateway implements TrackerGateway {

    private final TrackerGateway gateway;
    private final TrackerFamilies families;
    private final Scheduler time;
    private final FamilyMemory memory;

    FamilyGateway(TrackerGateway gateway, TrackerFamilies families, Scheduler time) {
        this.gateway = gateway;
        this.families = families;
        this.time = time;
        this.memory = new FamilyMemory(time);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return gateway.schemes();
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        if (request.families().isFixed()) {
            return gateway.announce(tracker, request, timeout);
        }
        CompletableFuture<Either<TrackerError, Seq<IpFamily>>> known = families.of(tracker);
        if (known.isDone() && !known.isCompletedExceptionally() && !isChoice(known.join(), request)) {
            return gateway.announce(tracker, request, timeout);
        }
        FamilyQuestion question = new FamilyQuestion(gateway, time, memory, tracker, request, timeout);
        question.beginWith(known, found -> begin(question, found));
        return question.answer();
    }

    private void begin(FamilyQuestion question, Either<TrackerError, Seq<IpFamily>> found) {
        if (!isChoice(found, question.request())) {
            question.askAnyhow();
            return;
        }
        Seq<IpFamily> there = found.get();
        if (question.request().families() == FamilyPolicy.ONE_STICKY) {
            new OneFamily(question, memory, there).begin();
        } else {
            new EachFamily(question, memory, time, there).begin();
        }
    }

    /** A private tracker's one IP version is remembered: one day its name may have both. */
    private static boolean isChoice(Either<TrackerError, Seq<IpFamily>> found, AnnounceRequest request) {
        int there = found.isLeft() ? 0 : found.get().size();
        return there > 1 || (there == 1 && request.families() == FamilyPolicy.ONE_STICKY);
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
        Closing.all(List.of(gateway::close, families::close));
    }
}
