package dev.herald.bootstrap.cli;

import dev.herald.domain.torrent.InfoHash;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which swarms are meant where a target is a tracker, which has all of them. */
final class SwarmOptions {

    @Option(
            names = "--info-hash",
            paramLabel = "HEX",
            converter = Readers.OfInfoHash.class,
            description =
                    "The swarm that is meant where the target is a tracker's URL. May be given again. Default: a random one.")
    private List<InfoHash> swarms = new ArrayList<>();

    List<InfoHash> swarms() {
        return List.copyOf(swarms);
    }
}
