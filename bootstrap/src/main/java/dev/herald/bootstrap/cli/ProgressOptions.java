package dev.herald.bootstrap.cli;

import dev.herald.domain.torrent.Progress;
import dev.herald.domain.torrent.Torrent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far we say the download has come. */
final class ProgressOptions {

    @Option(
            names = "--uploaded",
            paramLabel = "BYTES",
            converter = Readers.OfCount.class,
            description = "Bytes sent to peers. Default: 0.")
    private long uploaded;

    @Option(
            names = "--downloaded",
            paramLabel = "BYTES",
            converter = Readers.OfCount.class,
            description = "Bytes received from peers. Default: 0.")
    private long downloaded;

    @Option(
            names = "--left",
            paramLabel = "BYTES",
            converter = Readers.OfCount.class,
            description =
                    "Bytes still missing; 0 means seeder. Default: the size of the torrent, or 16384 where it is unknown.")
    private @Nullable Long left;

    Progress of(Torrent torrent) {
        return new Progress(
                uploaded, downloaded, left == null ? torrent.freshProgress().left() : left);
    }
}
