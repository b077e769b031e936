/**
 * A small real tracker on loopback: the peer that demos and tests talk to. {@link dev.herald.embedded.EmbeddedTracker} is the
 * door. Behind it a {@code SwarmRegistry} knows who is where and for how long, without a socket or a clock of its own;
 * {@code HttpTracker} turns request targets into questions to it and its answers into bencode; {@code HttpDoor} is the only class
 * that knows of HTTP's sockets. {@code UdpTracker} and {@code UdpDoor} do the same for UDP.
 */
@NullMarked
package dev.herald.embedded;

import org.jspecify.annotations.NullMarked;
