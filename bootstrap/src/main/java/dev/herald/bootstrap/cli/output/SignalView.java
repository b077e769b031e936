package dev.herald.bootstrap.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * A WebRTC offer or answer that a peer sent through a tracker, as it is printed.
 *
 * @param kind {@code offer} or {@code answer}
 * @param peerId the peer's id in hex
 * @param sdp the description, as it came
 * @param offer what the answer answers; null for an offer
 */
public record SignalView(
        String kind,
        String tracker,
        String infoHash,
        String peerId,
        String sdp,
        @Nullable String offer) {}
