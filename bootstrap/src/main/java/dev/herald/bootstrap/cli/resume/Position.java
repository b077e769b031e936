package dev.herald.bootstrap.cli.resume;

import dev.herald.domain.torrent.InfoHash;
import java.util.List;

/**
 * How far a scrape of one tracker has come.
 *
 * @param read how many hashes have been read
 * @param digest of those, in hex, by which a changed list is recognised
 * @param untold those of them that are still to be answered
 */
record Position(long read, String digest, List<InfoHash> untold) {

    /** Before the first hash. */
    static final Position BEGINNING = new Position(0, "", List.of());

    Position {
        untold = List.copyOf(untold);
    }

    /** How many have been answered. */
    long told() {
        return read - untold.size();
    }
}
