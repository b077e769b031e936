package dev.herald.application.scrape;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.Loop;
import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the counts of swarms fresh at the trackers that did not tell them along with an announce: one round of multi-hash requests
 * a tracker every half hour or more (SCRAPE-12, RETRY-13). It has timers of its own and touches no announce (SCRAPE-13). On the
 * {@link Loop} only.
 */
public final class AutoScrape {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** So many trackers are scraped at once; each is asked one thing at a time. */
    private static final int ROUNDS_AT_ONCE = 16;

    private final Loop loop;
    private final Agenda agenda;
    private final TrackerGateway gateway;
    private final RandomGenerator random;
    /** By their URLs as they are written, because equal trackers may be told another name and password. */
    private final Map<String, ScrapeRounds> trackers = new HashMap<>();

    private final Queue<ScrapeRounds> waiting = new ArrayDeque<>();
    private int underWay;

    public AutoScrape(Loop loop, Agenda agenda, TrackerGateway gateway, RandomGenerator random) {
        this.loop = loop;
        this.agenda = agenda;
        this.gateway = gateway;
        this.random = random;
    }

    /** From now on {@code listener} is told, on the loop, what {@code tracker} counts in {@code swarm}. */
    public Interest follow(TrackerUrl tracker, InfoHash swarm, Consumer<SwarmStats> listener) {
        return trackers.computeIfAbsent(tracker.reveal(), url -> open(tracker)).follow(swarm, listener);
    }

    private ScrapeRounds open(TrackerUrl tracker) {
        return new ScrapeRounds(this, tracker, loop, agenda, new RoundTiming(random));
    }

    /** Nobody wants to know anything of this tracker any more. */
    void forget(ScrapeRounds rounds) {
        trackers.remove(rounds.tracker().reveal());
    }

    /** A round is due: it begins as soon as there is room for it. */
    void enter(ScrapeRounds rounds) {
        waiting.add(rounds);
        proceed();
    }

    private void proceed() {
        while (underWay < ROUNDS_AT_ONCE && !waiting.isEmpty()) {
            begin(waiting.remove());
        }
    }

    private void begin(ScrapeRounds rounds) {
        List<InfoHash> swarms = rounds.begin();
        if (swarms.isEmpty()) {
            rounds.rest();
            return;
        }
        underWay++;
        try {
            ask(rounds, swarms);
        } catch (RuntimeException | Error bug) {
            ended(rounds, Option.none(), bug);
        }
    }

    private void ask(ScrapeRounds rounds, List<InfoHash> swarms) {
        BulkScrape scrape = new BulkScrape(
                gateway,
                rounds.tracker(),
                swarms,
                TIMEOUT,
                (swarm, answer) -> loop.execute(() -> rounds.heard(swarm, answer)));
        scrape.run()
                .whenComplete((done, bug) -> loop.execute(() -> {
                    ended(rounds, scrape.minimumInterval(), bug);
                    proceed();
                }));
    }

    private void ended(ScrapeRounds rounds, Option<Duration> minimum, @Nullable Throwable bug) {
        underWay--;
        rounds.ended(minimum, bug);
    }
}
