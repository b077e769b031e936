package dev.herald.bootstrap.cli;

import dev.herald.application.client.ScrapeOutcome;
import dev.herald.bootstrap.cli.output.DataStream;
import dev.herald.bootstrap.cli.output.ScrapeView;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.bootstrap.cli.resume.ScrapeJournal;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Where the outcomes of a scrape go. Safe for use by many threads. */
sealed interface ScrapeSink extends Consumer<ScrapeOutcome> {

    /** Nothing more will come. */
    void end();

    private static void count(ScrapeOutcome outcome, Tally tally) {
        outcome.answer().peek(stats -> tally.answer()).peekLeft(error -> tally.failure(error.kind()));
    }

    /** Prints each outcome as it comes. */
    record Single(Views views, Consumer<ScrapeView> printer, Tally tally) implements ScrapeSink {
        @Override
        public void accept(ScrapeOutcome outcome) {
            count(outcome, tally);
            printer.accept(views.scrape(outcome));
        }

        @Override
        public void end() {}
    }

    /** Prints each answer once in all runs together: failures are counted, and asked about again the next time. */
    record Noted(ScrapeJournal journal, Single single, DataStream out) implements ScrapeSink {
        @Override
        public void accept(ScrapeOutcome outcome) {
            outcome.answer().peekLeft(error -> single.tally().failure(error.kind()));
            journal.tell(outcome, answered -> {
                single.accept(answered);
                return !out.broken().isDone();
            });
        }

        @Override
        public void end() {
            journal.close();
        }
    }

    /** Keeps what trackers say of each swarm, and prints it at the end. */
    final class Merged implements ScrapeSink {
        private final Views views;
        private final Consumer<ScrapeView> printer;
        private final Tally tally;
        private final Map<InfoHash, Known> swarms = new LinkedHashMap<>();

        Merged(Views views, Consumer<ScrapeView> printer, Tally tally) {
            this.views = views;
            this.printer = printer;
            this.tally = tally;
        }

        @Override
        public void accept(ScrapeOutcome outcome) {
            count(outcome, tally);
            synchronized (swarms) {
                swarms.merge(outcome.swarm(), Known.of(outcome), Known::and);
            }
        }

        @Override
        public void end() {
            swarms.forEach((swarm, known) ->
                    printer.accept(views.merged(swarm, known.found, known.stats, known.unknown, known.failure)));
        }
    }

    /** What is known of one swarm so far. */
    record Known(Vector<TrackerUrl> found, Option<SwarmStats> stats, boolean unknown, Option<ScrapeOutcome> failure) {

        static Known of(ScrapeOutcome outcome) {
            Option<SwarmStats> stats = outcome.answer().getOrElse(Option.none());
            return new Known(
                    stats.isDefined() ? Vector.of(outcome.tracker()) : Vector.empty(),
                    stats,
                    outcome.answer().isRight() && stats.isEmpty(),
                    Option.when(outcome.answer().isLeft(), outcome));
        }

        Known and(Known other) {
            return new Known(
                    found.appendAll(other.found),
                    stats.map(mine -> other.stats
                                    .map(theirs -> highest(mine, theirs))
                                    .getOrElse(mine))
                            .orElse(other.stats),
                    unknown || other.unknown,
                    other.failure.orElse(failure));
        }

        private static SwarmStats highest(SwarmStats one, SwarmStats other) {
            return SwarmStats.of(
                    highest(one.seeders(), other.seeders()),
                    highest(one.leechers(), other.leechers()),
                    highest(one.completed(), other.completed()));
        }

        /** A negative count is an unknown one. */
        private static long highest(Option<Long> one, Option<Long> other) {
            return Math.max(one.getOrElse(-1L), other.getOrElse(-1L));
        }
    }
}
