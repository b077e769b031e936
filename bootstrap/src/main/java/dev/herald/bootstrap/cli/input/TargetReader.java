package dev.herald.bootstrap.cli.input;

import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.application.port.BencodeLimits;
import dev.herald.bootstrap.cli.input.Target.OfSwarm;
import dev.herald.bootstrap.cli.input.Target.OfTorrent;
import dev.herald.bootstrap.cli.input.Target.OfTracker;
import dev.herald.bootstrap.cli.input.Target.Unreadable;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.MagnetLink;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.util.function.Function;

/** Finds out what a target is by looking at it: a magnet link, a tracker's URL, an info-hash, or else the name of a file. */
public final class TargetReader {

    private final MetainfoReader metainfo;

    public TargetReader(MetainfoReader metainfo) {
        this.metainfo = metainfo;
    }

    /** Reads one target. Touches no network. */
    public Target read(String given) {
        String text = given.strip();
        if (MagnetLink.isMagnet(text)) {
            return target(given, false, MagnetLink.parse(given), link -> new OfTorrent(given, link.toTorrent()));
        }
        if (UrlShape.isUrl(text)) {
            return target(given, true, TrackerUrl.parse(given), tracker -> new OfTracker(given, tracker));
        }
        return InfoHash.parse(text)
                .<Target>map(swarm -> new OfSwarm(given, swarm))
                .getOrElse(() -> file(given));
    }

    private Target file(String given) {
        return InputFile.read(given, BencodeLimits.METAINFO.maxBytes())
                .fold(trouble -> new Unreadable(given, false, trouble), bytes -> torrent(given, bytes));
    }

    private Target torrent(String given, byte[] bytes) {
        return metainfo.read(bytes)
                .fold(
                        error -> new Unreadable(given, false, Trouble.ofTorrent(error, bytes)),
                        torrent -> new OfTorrent(given, torrent));
    }

    private static <T> Target target(
            String given, boolean isTracker, Either<TrackerError, T> read, Function<T, Target> of) {
        return read.fold(error -> new Unreadable(given, isTracker, Trouble.of(error)), of);
    }
}
