package dev.herald.testkit;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * A tracker that exists in memory only. Unless told otherwise it does its work: it keeps swarms, shows peers to each other and
 * counts. Made by {@link InMemoryTrackerGateway#at}.
 */
public final class InMemoryTracker {

    private Map<InfoHash, InMemorySwarm> swarms = HashMap.empty();
    private Queue<ScriptedAnswer> next = Queue.empty();
    private Option<TrackerScript> script = Option.none();
    private Duration delay = Duration.ZERO;
    private AnnounceIntervals intervals = new AnnounceIntervals(AnnounceIntervals.DEFAULT, Option.none());
    private int scrapeLimit = 50;

    InMemoryTracker() {}

    /** From now on it does what {@code script} says. */
    public synchronized InMemoryTracker follows(TrackerScript script) {
        this.script = Option.some(script);
        return this;
    }

    /** From now on it gives this answer to everything. */
    public InMemoryTracker answers(ScriptedAnswer answer) {
        return follows(TrackerScript.always(answer));
    }

    /** It gives these answers to its next questions, one each, before anything else it was told. */
    public synchronized InMemoryTracker answersNext(ScriptedAnswer... answers) {
        next = next.enqueueAll(Queue.of(answers));
        return this;
    }

    /** From now on it does its work again. What it was told with {@link #answersNext} still comes first. */
    public synchronized InMemoryTracker worksAgain() {
        script = Option.none();
        return this;
    }

    /** From now on every answer takes {@code delay}. */
    public synchronized InMemoryTracker takes(Duration delay) {
        this.delay = delay;
        return this;
    }

    /** From now on, while it does its work, it asks for these pauses. */
    public synchronized InMemoryTracker asksFor(AnnounceIntervals intervals) {
        this.intervals = intervals;
        return this;
    }

    /** From now on one scrape may ask for {@code limit} swarms, 1 or more; 50 at first. */
    public synchronized InMemoryTracker allowsToScrape(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a scrape asks for at least one swarm, not " + limit);
        }
        this.scrapeLimit = limit;
        return this;
    }

    synchronized int scrapeLimit() {
        return scrapeLimit;
    }

    /** What is answered, and when: never a Mangled, Late only on the outside. */
    ScriptedAnswer answer(TrackerQuestion question) {
        Option<TrackerScript> told = takeScript();
        ScriptedAnswer answer = told.map(words -> words.answer(question)).getOrElse(() -> work(question));
        return answer.after(currentDelay());
    }

    private synchronized Option<TrackerScript> takeScript() {
        if (next.isEmpty()) {
            return script;
        }
        ScriptedAnswer first = next.head();
        next = next.tail();
        return Option.some(TrackerScript.always(first));
    }

    private synchronized Duration currentDelay() {
        return delay;
    }

    private synchronized ScriptedAnswer work(TrackerQuestion question) {
        return question instanceof TrackerQuestion.Announce announce
                ? ScriptedAnswer.announced(enter(announce.request()))
                : ScriptedAnswer.scraped(count(((TrackerQuestion.Scrape) question).swarms()));
    }

    private AnnounceResponse enter(AnnounceRequest request) {
        InMemorySwarm swarm =
                swarms.getOrElse(request.swarm(), InMemorySwarm.EMPTY).after(request);
        swarms = swarms.put(request.swarm(), swarm);
        return swarm.response(request, intervals);
    }

    private ScrapeResponse count(Seq<InfoHash> wanted) {
        Map<InfoHash, InMemorySwarm> known = swarms.filterKeys(wanted::contains);
        return new ScrapeResponse(known.mapValues(InMemorySwarm::stats), Option.none());
    }
}
