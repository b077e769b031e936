/**
 * What the application asks of the outside, and nothing else: {@link dev.herald.application.port.TrackerGateway} reaches trackers,
 * {@link dev.herald.application.port.BencodeCodec} reads and writes bencode into the value model of
 * {@link dev.herald.application.port.BencodeValue}, {@link dev.herald.application.port.Scheduler} is time,
 * {@link dev.herald.application.port.TrackerObserver} watches, and {@link dev.herald.application.port.PeerSignalling} is how callers take
 * part in WebRTC signalling. Adapters implement these; tests use those of the test kit.
 */
@NullMarked
package dev.herald.application.port;

import org.jspecify.annotations.NullMarked;
