package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.Scheduler;
import dev.herald.bootstrap.cli.Farewells.Farewell;
import dev.herald.bootstrap.cli.check.RouteReport;
import dev.herald.bootstrap.cli.check.ScrapeFinding;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tracker a few questions one way, as a good citizen: it announces a random swarm and later stops it, and asks the rest by
 * scrapes, of that swarm and of a control swarm that nobody ever announced. A tracker without scrape is told of another random
 * swarm each time instead, so no swarm is announced again before its interval has passed. Each swarm is ours alone: whoever else
 * the tracker names is invented.
 */
final class RouteCheck {

    /** A swarm in which we are over two IP versions, and the tracker is slow to forget one of them. */
    private static final long MOST_OF_US = 2;

    private final TrackerClient client;
    private final Farewells farewells;
    private final Scheduler clock;
    private final CheckPlan plan;
    private final RandomGenerator random;

    RouteCheck(TrackerClient client, Farewells farewells, Scheduler clock, CheckPlan plan, RandomGenerator random) {
        this.client = client;
        this.farewells = farewells;
        this.clock = clock;
        this.plan = plan;
        this.random = random;
    }

    /**
     * Asks {@code tracker}, first this announce. Never brings a Left: what failed is in the report.
     *
     * @param answered is told of the answer to it, before anything else is asked
     */
    CompletableFuture<RouteReport> of(TrackerUrl tracker, AnnounceRequest started, Consumer<AnnounceOutcome> answered) {
        return client.announce(tracker, started, plan.timeout()).thenCompose(first -> {
            answered.accept(first);
            return new Visit(tracker, first).finish();
        });
    }

    /** The farewells of this way. */
    Farewells farewells() {
        return farewells;
    }

    /** The questions behind the first, one after the other. */
    private final class Visit {
        private final TrackerUrl tracker;
        private final AnnounceOutcome first;
        private final Duration end;
        private final InfoHash control = RandomSwarm.from(random);
        private final List<Farewell> owed = new ArrayList<>();
        private final List<Duration> times = new ArrayList<>();
        private final List<TrackerError> troubles = new ArrayList<>();
        private ScrapeFinding scrape;
        private @Nullable String invention;

        Visit(TrackerUrl tracker, AnnounceOutcome first) {
            this.tracker = tracker;
            this.first = first;
            this.end = clock.now().minus(first.elapsed()).plus(plan.patience());
            this.scrape = tracker.scrapeUrl().isEmpty() ? ScrapeFinding.NONE : ScrapeFinding.UNTRIED;
        }

        CompletableFuture<RouteReport> finish() {
            first.answer().peek(answer -> told(first, answer)).peekLeft(error -> {
                if (error.kind() == ErrorKind.REFUSED) {
                    times.add(first.elapsed());
                }
            });
            return ask(1).thenCompose(asked -> farewells.say(owed)).thenApply(said -> report());
        }

        private CompletableFuture<Void> ask(int asked) {
            boolean canScrape = scrape == ScrapeFinding.UNTRIED || scrape == ScrapeFinding.ANSWERS;
            boolean isWelcome = first.isAccepted() || (canScrape && !times.isEmpty());
            boolean isLate = clock.now().plus(slowestSoFar()).compareTo(end) > 0;
            boolean isWorthwhile = isWelcome && !isLate && asked < plan.probes();
            if (!isWorthwhile && !(asked == 1 && canScrape && saidTooLittle())) {
                return CompletableFuture.completedFuture(null);
            }
            return canScrape
                    ? scrape(asked).thenCompose(answered -> ask(answered ? asked + 1 : asked))
                    : announceAnother().thenCompose(done -> ask(asked + 1));
        }

        /**
         * Whether it is heard over UDP without an answer that can be read: opentracker does so for what its whitelist does not
         * have, and a random swarm never is on it. Only a scrape tells it from something that is no tracker.
         */
        private boolean saidTooLittle() {
            return tracker.scheme() == TrackerScheme.UDP
                    && first.answer().swap().exists(error -> error.kind() == ErrorKind.MALFORMED);
        }

        /** Nobody waits for a tracker that will most likely come too late. */
        private Duration slowestSoFar() {
            return times.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        }

        private CompletableFuture<Boolean> scrape(int asked) {
            InfoHash swarm = asked % 2 == 0 ? control : first.request().swarm();
            Duration begun = clock.now();
            return client.scrape(tracker, Vector.of(swarm), plan.timeout())
                    .thenApply(answer -> scraped(swarm, answer, clock.now().minus(begun)));
        }

        private boolean scraped(
                InfoHash swarm, Either<TrackerError, Map<InfoHash, ScrapeOutcome>> answer, Duration elapsed) {
            if (answer.isLeft()) {
                scrape = ScrapeFinding.of(answer.getLeft());
                if (scrape == ScrapeFinding.BROKEN) {
                    troubles.add(answer.getLeft());
                }
                return false;
            }
            scrape = ScrapeFinding.ANSWERS;
            times.add(elapsed);
            answer.get()
                    .get(swarm)
                    .flatMap(outcome -> outcome.answer().toOption())
                    .flatMap(stats -> stats)
                    .peek(stats -> suspect(stats, swarm.equals(control) ? 0 : MOST_OF_US));
            return true;
        }

        private CompletableFuture<Void> announceAnother() {
            AnnounceRequest request = first.request().with(RandomSwarm.from(random));
            return client.announce(tracker, request, plan.timeout())
                    .thenAccept(outcome -> outcome.answer()
                            .peek(answer -> told(outcome, answer))
                            .peekLeft(troubles::add));
        }

        private void told(AnnounceOutcome outcome, AnnounceResponse answer) {
            owed.add(farewells.owe(outcome));
            times.add(outcome.elapsed());
            suspect(answer.stats(), MOST_OF_US);
            int us = outcome.request().client().port();
            Vector<PeerEndpoint> strangers = Vector.ofAll(answer.peers()).reject(peer -> peer.port() == us);
            if (!strangers.isEmpty()) {
                invention = strangers.size() + " in a swarm that nobody else is in, such as " + strangers.head();
            }
        }

        private void suspect(SwarmStats stats, long most) {
            long claimed = stats.seeders().getOrElse(0L) + stats.leechers().getOrElse(0L);
            if (claimed > most && invention == null) {
                invention = "counts " + claimed + " in a swarm that nobody else is in";
            }
        }

        private RouteReport report() {
            return new RouteReport(first, Vector.ofAll(times), scrape, Vector.ofAll(troubles), Option.of(invention));
        }
    }
}
