package dev.herald.domain.announce;

import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.torrent.PeerId;
import io.vavr.control.Option;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Who announces: the same for all announces of a session.
 *
 * @param peerId the name by which peers will know us
 * @param key the secret by which trackers recognise us
 * @param port the TCP port where we accept peers, 1 to 65535 (HTTP-A5)
 * @param announceAddress an address to be told instead of the one the tracker sees; only where a user asks for it (HTTP-A15)
 */
public record ClientIdentity(PeerId peerId, AnnounceKey key, int port, Option<PeerHost> announceAddress) {

    /** Names Herald and its version in a peer-id (BEP 20); clients built on Herald use a prefix of their own. */
    public static final String HERALD_PREFIX = "-HD0100-";

    public ClientIdentity {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("trackers need a port from 1 to 65535, not " + port);
        }
        Objects.requireNonNull(peerId, "peerId");
        Objects.requireNonNull(key, "key");
    }

    /** A new identity of Herald's own, listening at {@code port}. */
    public static ClientIdentity random(int port, RandomGenerator random) {
        return new ClientIdentity(
                PeerId.random(HERALD_PREFIX, random), AnnounceKey.random(random), port, Option.none());
    }
}
