/** Torrents, as far as a tracker needs to know them: their swarms, size, privacy and progress, and the magnet links that name them. */
@NullMarked
package dev.herald.domain.torrent;

import org.jspecify.annotations.NullMarked;
