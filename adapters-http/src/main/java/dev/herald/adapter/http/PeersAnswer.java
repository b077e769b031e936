package dev.herald.adapter.http;

import dev.herald.domain.peer.PeerEndpoint;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What stood under {@code peers} or {@code peers6}: compact records, or dictionaries of which those that can be read are here.
 *
 * @param compact records of 6 or 18 bytes, possibly none, and possibly a torn one at the end
 * @param listed peers that came as dictionaries
 */
record PeersAnswer(ByteBuffer compact, List<PeerEndpoint> listed) {

    static final PeersAnswer NONE = new PeersAnswer(ByteBuffer.allocate(0), List.of());
}
