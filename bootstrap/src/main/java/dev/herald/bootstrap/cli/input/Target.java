package dev.herald.bootstrap.cli.input;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerUrl;

/** What a verb is asked to look at. */
public sealed interface Target {

    /** Where standard input was to name targets. */
    Target NOTHING_ON_STANDARD_INPUT = new Unreadable(
            "-",
            false,
            Trouble.unreadable("standard input is empty", "write one target a line to it, or name one instead of -"));

    /** The target exactly as it was given; may hold secrets. */
    String given();

    /** A torrent file or a magnet link. */
    record OfTorrent(String given, Torrent torrent) implements Target {}

    /** A tracker, whatever the swarm. */
    record OfTracker(String given, TrackerUrl tracker) implements Target {}

    /** A swarm by its info-hash alone. */
    record OfSwarm(String given, InfoHash swarm) implements Target {}

    /**
     * A target that is none of these.
     *
     * @param isTracker whether it looks like the URL of a tracker
     */
    record Unreadable(String given, boolean isTracker, Trouble trouble) implements Target {}
}
