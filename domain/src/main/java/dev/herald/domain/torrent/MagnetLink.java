package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.tracker.TrackerTiers;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A magnet link, as far as it matters here (BEP 9).
 *
 * @param swarms what it names
 * @param name its {@code dn}, for display only
 * @param tiers its trackers, a tier each, in the order of the link; may be empty (MAG-5, MAG-7)
 * @param peers its {@code x.pe}: for whoever connects to peers, of no concern to trackers (MAG-6)
 */
public record MagnetLink(Swarms swarms, Option<String> name, TrackerTiers tiers, Seq<PeerEndpoint> peers) {

    /** The longest link we read, in characters. */
    public static final int LONGEST = 1 << 20;

    /** Whether the text says of itself that it is a magnet link. */
    public static boolean isMagnet(String text) {
        return text.regionMatches(true, 0, MagnetLinkParser.SCHEME, 0, MagnetLinkParser.SCHEME.length());
    }

    /**
     * Reads a link that somebody sent.
     *
     * <p>White space around it is ignored, but counts in offsets.
     *
     * <p>Left is {@code Malformed}, with the offset of the parameter in question, for a text that is no magnet link, has no usable
     * {@code xt} (MAG-2, MAG-3), or names two different swarms of one version (MAG-4). Trackers, names and peers that cannot be
     * read are left out.
     */
    public static Either<TrackerError, MagnetLink> parse(String link) {
        return new MagnetLinkParser(link).parse();
    }

    /** The torrent it names: of unknown size, and public, because a link cannot say otherwise (MAG-9). */
    public Torrent toTorrent() {
        return new Torrent(name, swarms, tiers, Option.none(), false);
    }
}
