package dev.herald.bootstrap.cli;

import dev.herald.domain.torrent.InfoHash;
import java.util.random.RandomGenerator;

/** A swarm that nobody else is in. */
final class RandomSwarm {

    private RandomSwarm() {}

    static InfoHash from(RandomGenerator random) {
        byte[] bytes = new byte[InfoHash.LENGTH];
        random.nextBytes(bytes);
        return InfoHash.of(bytes);
    }
}
