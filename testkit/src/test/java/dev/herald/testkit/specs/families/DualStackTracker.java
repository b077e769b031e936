package dev.herald.testkit.specs.families;

import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.TrackerFamilies;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A tracker in virtual time that fares differently over each IP version, and what it was asked over which. */
final class DualStackTracker implements TrackerGateway, TrackerFamilies {

    static final TrackerUrl TRACKER = TrackerUrl.of("http://both.test/announce");
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** What it says over one IP version, and how long it takes; silent is who takes longer than the question lasts. */
    private record Manner(Duration takes, Stage silentAt, Either<TrackerError, AnnounceResponse> answer) {}

    final VirtualTime time = new VirtualTime();
    final TrackerGateway gateway = Gateways.overEachFamily(this, this, time);
    /** Such as {@code 5s BOTH STARTED}. */
    final List<String> asked = new ArrayList<>();

    final List<AnnounceRequest> requests = new ArrayList<>();
    int scrapes;
    int lookUps;
    boolean closed;
    CompletableFuture<Either<TrackerError, Seq<IpFamily>>> known = families(IpFamily.IPV6, IpFamily.IPV4);
    private int underWay;
    private final Map<FamilyPolicy, Manner> manners = new EnumMap<>(FamilyPolicy.class);

    DualStackTracker() {
        for (FamilyPolicy over : FamilyPolicy.values()) {
            manners.put(over, new Manner(SECOND, Stage.CONNECT, Either.right(Fixtures.response())));
        }
    }

    // -- how it fares

    DualStackTracker accepts(FamilyPolicy over) {
        return accepts(over, SECOND, Fixtures.response());
    }

    DualStackTracker accepts(FamilyPolicy over, Duration takes, AnnounceResponse response) {
        manners.put(over, new Manner(takes, Stage.RECEIVE, Either.right(response)));
        return this;
    }

    DualStackTracker fails(FamilyPolicy over, TrackerError why) {
        manners.put(over, new Manner(SECOND, Stage.RECEIVE, Either.left(why)));
        return this;
    }

    DualStackTracker isCutOff(FamilyPolicy over) {
        return fails(over, new Unreachable(Stage.CONNECT, "the connection was refused"));
    }

    DualStackTracker refuses(FamilyPolicy over) {
        return fails(over, Refused.of("no", RetryAdvice.UNSTATED));
    }

    DualStackTracker isSilent(FamilyPolicy over, Stage stage) {
        manners.put(over, new Manner(Duration.ofDays(1), stage, Either.right(Fixtures.response())));
        return this;
    }

    // -- what becomes of it

    CompletableFuture<Either<TrackerError, AnnounceResponse>> ask(AnnounceRequest request) {
        return gateway.announce(TRACKER, request, TIMEOUT);
    }

    /** The answer, and the time it took. */
    Either<TrackerError, AnnounceResponse> answer(AnnounceRequest request) {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = ask(request);
        while (!question.isDone()) {
            time.advanceBy(SECOND);
        }
        return question.join();
    }

    /** Whom it was asked over since this was called last. */
    List<FamilyPolicy> askedOver() {
        List<FamilyPolicy> over =
                requests.stream().map(AnnounceRequest::families).toList();
        requests.clear();
        return over;
    }

    int underWay() {
        return underWay;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        requests.add(request);
        asked.add(time.now().toSeconds() + "s " + request.families() + " " + request.event());
        CompletableFuture<Either<TrackerError, AnnounceResponse>> answer = new CompletableFuture<>();
        Manner manner = Option.of(manners.get(request.families())).get();
        boolean isLate = manner.takes().compareTo(timeout) > 0;
        underWay++;
        time.schedule(
                isLate ? timeout : manner.takes(),
                () -> answer.complete(
                        isLate ? Either.left(new TimedOut(timeout, manner.silentAt())) : manner.answer()));
        answer.whenComplete((outcome, failure) -> underWay--);
        return answer;
    }

    @Override
    public CompletableFuture<Either<TrackerError, Seq<IpFamily>>> of(TrackerUrl tracker) {
        lookUps++;
        return known;
    }

    static CompletableFuture<Either<TrackerError, Seq<IpFamily>>> families(IpFamily... there) {
        return CompletableFuture.completedFuture(Either.right(Vector.of(there)));
    }

    static AnnounceRequest request(AnnounceEvent event, FamilyPolicy families) {
        return Fixtures.announce().with(event).over(families);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.HTTP);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        scrapes++;
        return CompletableFuture.completedFuture(Either.right(new ScrapeResponse(HashMap.empty(), Option.none())));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 60;
    }

    @Override
    public void close() {
        closed = true;
    }
}
