package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.input.Lines;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Iterator;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to look at. */
final class TargetOptions {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description = "A .torrent file, a magnet link, a tracker's URL, an info-hash of 40 hex digits, or - for one"
                    + " target a line on standard input. One that begins with a dash stands behind --.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--tracker",
            paramLabel = "URL",
            converter = Readers.OfTracker.class,
            description = "Ask this tracker too. May be given again. Private torrents stay with their own trackers.")
    private List<TrackerUrl> trackers = new ArrayList<>();

    /** The targets one after the other, read as they are asked for. */
    Iterator<Target> read(TargetReader reader, InputStream in) {
        return Iterator.ofAll(targets)
                .flatMap(target -> target.equals(STANDARD_INPUT)
                        ? standardInput(reader, in)
                        : Iterator.of(target).map(reader::read));
    }

    /** No target at all is most likely a mistake before the pipe, and not to be passed over in silence. */
    private Iterator<Target> standardInput(TargetReader reader, InputStream in) {
        Lines lines = new Lines(in);
        return targets.size() > 1 || lines.hasNext()
                ? Iterator.ofAll(lines).map(reader::read)
                : Iterator.of(Target.NOTHING_ON_STANDARD_INPUT);
    }

    /** Whether targets come from standard input. */
    boolean useStandardInput() {
        return targets.contains(STANDARD_INPUT);
    }

    /** The trackers that are added, a tier each. */
    TrackerTiers added() {
        return TrackerTiers.ofEach(trackers);
    }

    List<TrackerUrl> trackers() {
        return Collections.unmodifiableList(trackers);
    }
}
