package dev.herald.testkit.specs.dispatch;

import static dev.herald.testkit.Fixtures.CLIENT1;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.DispatchLimits;
import dev.herald.application.dispatch.Dispatcher;
import dev.herald.application.dispatch.Errand;
import dev.herald.application.dispatch.Loop;
import dev.herald.application.dispatch.Ticket;
import dev.herald.application.dispatch.Urgency;
import dev.herald.application.dispatch.Verdict;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.InMemoryTrackerGateway.AskedAnnounce;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;

/** Where specifications of dispatch begin: time that stands still, trackers in memory, and a dispatcher between them and the test. */
final class Ground {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final Duration ROUND_TRIP = Duration.ofMillis(100);

    final VirtualTime time = new VirtualTime();
    final InMemoryTrackerGateway trackers = InMemoryTrackerGateway.open(time);
    final Loop loop = new Loop(time);
    final Agenda agenda = new Agenda(loop, time);
    final Dispatcher dispatcher;
    private int swarms;

    Ground() {
        this(DispatchLimits.DEFAULT);
    }

    Ground(DispatchLimits limits) {
        dispatcher = new Dispatcher(loop, agenda, trackers, new SplittableRandom(1), limits);
    }

    static TrackerUrl host(int number) {
        return TrackerUrl.of("http://host" + number + "/announce");
    }

    /** A tracker that works, a round trip away. */
    TrackerUrl healthy(int number) {
        trackers.at(host(number)).takes(ROUND_TRIP);
        return host(number);
    }

    /** An announce of a swarm of its own, which remembers what became of it. */
    static final class Letter implements Errand {
        private final TrackerUrl tracker;
        private final AnnounceRequest request;
        private AnnounceEvent event = AnnounceEvent.NONE;
        private Option<Ticket> ticket = Option.none();
        private Vector<Verdict> verdicts = Vector.empty();
        private boolean careless;

        private Letter(TrackerUrl tracker, int swarm) {
            this.tracker = tracker;
            this.request = AnnounceRequest.of(Fixtures.swarm(swarm), CLIENT1, Progress.complete());
        }

        void reports(AnnounceEvent news) {
            event = news;
        }

        Ticket ticket() {
            return ticket.getOrElseThrow(() -> new AssertionError("not submitted yet"));
        }

        Vector<Verdict> verdicts() {
            return verdicts;
        }

        boolean isAnswered() {
            return verdicts.exists(verdict -> verdict instanceof Verdict.Answered answered
                    && answered.answer().isRight());
        }

        boolean isTurnedAway() {
            return verdicts.exists(verdict -> verdict instanceof Verdict.TurnedAway);
        }

        boolean isUnheard() {
            return verdicts.isEmpty();
        }

        @Override
        public TrackerUrl tracker() {
            return tracker;
        }

        @Override
        public InfoHash swarm() {
            return request.swarm();
        }

        @Override
        public AnnounceRequest request() {
            return request.with(event);
        }

        @Override
        public Duration timeout() {
            return TIMEOUT;
        }

        @Override
        public void heard(Verdict verdict) {
            verdicts = verdicts.append(verdict);
            if (careless) {
                throw new IllegalStateException("a careless caller");
            }
        }
    }

    Letter submit(TrackerUrl tracker, Urgency urgency) {
        return submit(tracker, urgency, loop.now());
    }

    Letter submit(TrackerUrl tracker, Urgency urgency, long due) {
        Letter letter = post(tracker, urgency, due);
        time.runDue();
        return letter;
    }

    /** So many of them at once. */
    Vector<Letter> submit(int number, TrackerUrl tracker, Urgency urgency) {
        Vector<Letter> letters = Vector.fill(number, () -> post(tracker, urgency, loop.now()));
        time.runDue();
        return letters;
    }

    /** The same, from within the loop or before time moves. */
    Letter post(TrackerUrl tracker, Urgency urgency, long due) {
        Letter letter = new Letter(tracker, swarms++);
        loop.execute(() -> letter.ticket = Option.some(dispatcher.submit(letter, urgency, due)));
        return letter;
    }

    /** Posts one that fails when it hears its verdict. */
    Letter carelessLetter(TrackerUrl tracker) {
        Letter letter = post(tracker, Urgency.ROUTINE, loop.now());
        letter.careless = true;
        return letter;
    }

    /** Does something on the loop, now. */
    void now(Runnable action) {
        loop.execute(action);
        time.runDue();
    }

    void advance(Duration span) {
        time.advanceBy(span);
    }

    Seq<AskedAnnounce> announcesTo(TrackerUrl tracker) {
        return trackers.announces().filter(asked -> asked.tracker().equals(tracker));
    }

    /** When this letter left, each time. */
    Seq<Duration> departures(Letter letter) {
        return trackers.announces()
                .filter(asked -> asked.request().swarm().equals(letter.request.swarm())
                        && asked.tracker().equals(letter.tracker))
                .map(AskedAnnounce::at);
    }
}
