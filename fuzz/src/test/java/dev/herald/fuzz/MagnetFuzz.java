package dev.herald.fuzz;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.MagnetLink;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Magnet links. */
final class MagnetFuzz implements FuzzTarget {

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Either<TrackerError, MagnetLink> read = MagnetLink.parse(text);
        if (read.isLeft()) {
            Law.printable(read.getLeft().message());
            return;
        }
        MagnetLink link = read.get();
        link.tiers().trackers().forEach(tracker -> Law.printable(tracker.toString()));
        MagnetLink again = MagnetLink.parse(print(link)).get();
        Law.same(link.swarms(), again.swarms(), "a link written down names the same swarms");
        Law.same(link.tiers(), again.tiers(), "a link written down names the same trackers");
        Law.same(link.toTorrent().announceHashes(), again.toTorrent().announceHashes(), "and is the same torrent");
    }

    private static String print(MagnetLink link) {
        StringBuilder text = new StringBuilder("magnet:?");
        for (InfoHash v1 : link.swarms().v1()) {
            text.append("&xt=urn:btih:").append(v1.hex());
        }
        for (InfoHashV2 v2 : link.swarms().v2()) {
            text.append("&xt=urn:btmh:1220").append(v2.hex());
        }
        for (TrackerUrl tracker : link.tiers().trackers()) {
            text.append("&tr=");
            for (byte b : tracker.reveal().getBytes(StandardCharsets.UTF_8)) {
                text.append(String.format(Locale.ROOT, "%%%02x", b & 0xFF));
            }
        }
        return text.toString();
    }
}
