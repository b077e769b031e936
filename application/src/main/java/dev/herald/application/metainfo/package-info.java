/**
 * Torrent files: {@link dev.herald.application.metainfo.MetainfoReader} turns their bytes into a
 * {@link dev.herald.domain.torrent.Torrent} through the bencode port.
 */
@NullMarked
package dev.herald.application.metainfo;

import org.jspecify.annotations.NullMarked;
