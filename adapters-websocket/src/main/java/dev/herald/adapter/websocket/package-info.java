/**
 * Announces, scrapes and signals over WebSocket, as WebTorrent's trackers do. One door:
 * {@link dev.herald.adapter.websocket.WebSocketTrackerAdapter}, opened with {@link dev.herald.adapter.websocket.WebSocketOptions}. Behind
 * it three things that know little of each other:
 *
 * <ul>
 *   <li>Messages. {@code MessageWriter} and {@code MessageReader} turn questions into JSON and JSON into {@code Received}. No network, no
 *       time.
 *   <li>Conversation. {@code Conversation} is all that one client says to one tracker: {@code Questions} finds the question an answer
 *       is for, {@code LiveSwarms} and {@code Reintroduction} keep swarms announced over lost sockets, {@code SignallingDesk} passes offers
 *       and answers, {@code Connection} decides when there is a socket. Time and chance come in; a day of lost sockets is a loop in a test.
 *   <li>Socket. {@code Dial}, {@code NettyLine}, {@code Upgrade} and {@code Frames} are the only ones to touch Netty, and
 *       {@code SocketFailures} is the fence for its exceptions.
 * </ul>
 */
@NullMarked
package dev.herald.adapter.websocket;

import org.jspecify.annotations.NullMarked;
