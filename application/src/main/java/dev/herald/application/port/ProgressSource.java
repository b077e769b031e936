package dev.herald.application.port;

import dev.herald.domain.torrent.Progress;

/**
 * How far a download has come, whenever somebody is about to be told. Asked at the moment an announce leaves, on the thread that
 * sends it: it must be quick, must not block, and must be safe to ask from any thread.
 */
@FunctionalInterface
public interface ProgressSource {

    /** The progress now. {@code uploaded} and {@code downloaded} count from the session's beginning, and never decrease. */
    Progress progress();

    /**
     * Whether all that is wanted is there, and not all there is: a partial seed (BEP 21). Trackers over HTTP hear {@code paused}
     * then wherever there is no other event to tell; one that refuses the word does not hear it again (HTTP-A17). False unless
     * somebody says otherwise.
     */
    default boolean isPartialSeed() {
        return false;
    }
}
