package dev.herald.bootstrap.cli;

import dev.herald.domain.torrent.InfoHash;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which swarms a tracker is asked about that is a target itself.
 *
 * @param named those that were named one by one
 * @param source those in a file
 * @param random makes one where there are none
 */
record SwarmChoice(List<InfoHash> named, @Nullable HashSource source, RandomGenerator random) {

    /** The swarms, to be walked once for each of so many trackers. */
    Iterable<InfoHash> forTrackers(int trackers) {
        if (source == null) {
            return named.isEmpty() ? List.of(RandomSwarm.from(random)) : named;
        }
        HashSource file = source;
        if (trackers > 1 && file.isReadOnce()) {
            return Vector.ofAll(named).appendAll(file);
        }
        return () -> Iterator.concat(named, file);
    }

    /** About how many there are; 0 where nobody knows. */
    long about() {
        return source == null
                ? named.size()
                : source.about().map(count -> count + named.size()).getOrElse(0L);
    }
}
