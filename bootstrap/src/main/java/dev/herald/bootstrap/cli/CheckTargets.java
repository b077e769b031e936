package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.InputFile;
import dev.herald.bootstrap.cli.input.Lines;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Iterator;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which trackers to check. */
final class CheckTargets {

    private static final String STANDARD_INPUT = "-";
    private static final int LARGEST_FILE = 32 << 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "TARGET",
            description =
                    "A tracker's URL, a .torrent file or a magnet link for the trackers in it, or - for one target a"
                            + " line on standard input. One that begins with a dash stands behind --.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--trackers",
            paramLabel = "FILE",
            description =
                    "Check the targets in this file too, one a line; lines that begin with # are left out. May be given"
                            + " again.")
    private List<String> files = new ArrayList<>();

    /** What was found in the targets. */
    record Found(Seq<TrackerUrl> trackers, int repeats) {}

    boolean isEmpty() {
        return targets.isEmpty() && files.isEmpty();
    }

    /** The trackers in the order of the targets, each once; {@code notes} says what is wrong with a target. */
    Found read(TargetReader reader, InputStream in, InputNotes notes) {
        Set<TrackerUrl> found = new LinkedHashSet<>();
        int[] repeats = {0};
        given(in, notes)
                .map(reader::read)
                .flatMap(target -> trackersOf(target, notes))
                .forEach(tracker -> repeats[0] += found.add(tracker) ? 0 : 1);
        return new Found(Vector.ofAll(found), repeats[0]);
    }

    private Iterator<String> given(InputStream in, InputNotes notes) {
        Iterator<String> named = Iterator.ofAll(targets)
                .flatMap(target -> target.equals(STANDARD_INPUT) ? lines(in) : Iterator.of(target));
        Iterator<String> listed = Iterator.ofAll(files).flatMap(file -> linesOf(file, notes));
        return Iterator.concat(named, listed);
    }

    private static Iterator<String> linesOf(String file, InputNotes notes) {
        return InputFile.read(file, LARGEST_FILE)
                .peekLeft(trouble -> notes.unusable(file, trouble.words()))
                .map(bytes -> lines(new ByteArrayInputStream(bytes)))
                .getOrElse(Iterator::empty);
    }

    private static Iterator<String> lines(InputStream stream) {
        return Iterator.ofAll(new Lines(stream)).reject(line -> line.strip().startsWith("#"));
    }

    private static Seq<TrackerUrl> trackersOf(Target target, InputNotes notes) {
        if (target instanceof Target.OfTracker one) {
            return Vector.of(one.tracker());
        }
        if (target instanceof Target.OfTorrent many) {
            Seq<TrackerUrl> trackers = many.torrent().tiers().trackers();
            if (trackers.isEmpty()) {
                notes.unusable(target.given(), "names no tracker to check");
            }
            return trackers;
        }
        notes.unusable(
                target.given(),
                target instanceof Target.Unreadable unreadable
                        ? unreadable.trouble().words()
                        : "an info-hash names no tracker to check");
        return Vector.empty();
    }
}
