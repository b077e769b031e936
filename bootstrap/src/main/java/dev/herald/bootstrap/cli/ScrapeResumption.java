package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.FileTrouble;
import dev.herald.bootstrap.cli.resume.ChangedHashesException;
import dev.herald.bootstrap.cli.resume.ForeignFileException;
import dev.herald.bootstrap.cli.resume.ScrapeJournal;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scrape that goes on where an earlier run of the same command was interrupted, and can be interrupted itself. */
final class ScrapeResumption {

    private final Path file;
    private final ScrapeJournal journal;
    private final Map<TrackerUrl, Iterable<InfoHash>> rests;
    private final long expected;
    private final Tally tally;
    private final Console console;

    private ScrapeResumption(
            Path file,
            ScrapeJournal journal,
            Map<TrackerUrl, Iterable<InfoHash>> rests,
            long expected,
            Tally tally,
            Console console) {
        this.file = file;
        this.journal = journal;
        this.rests = rests;
        this.expected = expected;
        this.tally = tally;
        this.console = console;
    }

    /** Reads the hashes as far as they have been told. Left for files that do not fit, in words for whoever named them. */
    static Either<String, ScrapeResumption> open(
            Path file,
            Set<TrackerUrl> trackers,
            SwarmChoice choice,
            Tally tally,
            Console console,
            ScrapeProgress progress) {
        try {
            ScrapeJournal journal = ScrapeJournal.open(
                    file,
                    words -> {
                        progress.pause(() -> console.say(words));
                        tally.unusableInput();
                    },
                    System::nanoTime);
            Iterable<InfoHash> swarms = choice.forTrackers(trackers.size());
            Map<TrackerUrl, Iterable<InfoHash>> rests = new HashMap<>();
            long toldBefore = 0;
            for (TrackerUrl tracker : trackers) {
                rests.put(tracker, journal.rest(tracker, swarms));
                toldBefore += journal.toldBefore(tracker);
            }
            long expected = Math.max(0, trackers.size() * choice.about() - toldBefore);
            ScrapeResumption opened = new ScrapeResumption(file, journal, rests, expected, tally, console);
            console.interrupts().accept(new Thread(() -> opened.interrupt(progress), "herald-journal"));
            return Either.right(opened);
        } catch (IOException failed) {
            return Either.left(
                    file + ": cannot be read and written (" + FileTrouble.words(failed) + "); name another file");
        } catch (ForeignFileException foreign) {
            return Either.left(file + ": " + foreign.getMessage() + "; name another file");
        } catch (ChangedHashesException changed) {
            return Either.left(file + " is of no use: " + changed.getMessage() + "; to begin anew, delete it");
        }
    }

    /** Whether an earlier run has told something. */
    boolean isContinued() {
        return journal.isContinued();
    }

    /** What is left to ask a tracker about; to be walked once. */
    Iterable<InfoHash> rest(TrackerUrl tracker) {
        return rests.getOrDefault(tracker, List.of());
    }

    /** About how many answers are still to come; 0 where nobody knows. */
    long expected() {
        return expected;
    }

    ScrapeSink sink(ScrapeSink.Single single) {
        return new ScrapeSink.Noted(journal, single, console.out());
    }

    /** What to tell the shell at the end. To have nothing left to ask is as good as an answer. */
    int exitCode() {
        long untold = journal.untold();
        if (untold > 0) {
            console.say(untold + (untold == 1 ? " swarm was" : " swarms were")
                    + " not answered: the same command asks again");
        } else {
            tally.answer();
        }
        return tally.exitCode();
    }

    /** Somebody pressed Ctrl-C: what has been printed is noted, and nothing more is printed. */
    private void interrupt(ScrapeProgress progress) {
        if (journal.stop()) {
            progress.end();
            console.say("interrupted: the same command goes on from here, with the help of " + file);
        }
    }
}
