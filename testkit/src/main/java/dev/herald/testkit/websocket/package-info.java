/**
 * WebSocket trackers on loopback that do what a test says, and {@link dev.herald.testkit.websocket.WebSocketTrackerHarness}, which puts a
 * gateway for {@code ws} and {@code wss} under the law of all gateways.
 */
@NullMarked
package dev.herald.testkit.websocket;

import org.jspecify.annotations.NullMarked;
