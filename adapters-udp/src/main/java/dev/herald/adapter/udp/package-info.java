/**
 * Announces and scrapes over UDP. One door: {@link dev.herald.adapter.udp.UdpTrackerAdapter}, opened with
 * {@link dev.herald.adapter.udp.UdpOptions}. Behind it three things that know little of each other:
 *
 * <ul>
 *   <li>Frames. {@code RequestFrames} and {@code UrlData} write requests byte by byte, {@code AnswerFrames} reads answers straight into
 *       the domain's words. No network, no time.
 *   <li>Conversation. A {@code Question} is what somebody asked, on its way to its one end. A {@code Conversation} is what goes on with
 *       one address and port: its {@code ConnectionId}, one {@code Connecting} at a time, a {@code SendWindow}, a {@code WaitingLine},
 *       and the {@code RoundTrip} from which the {@code Schedule} knows when to send again. {@code Conversations} holds all of them,
 *       their {@code Transactions} and their {@code TimerWheel}. One thread, no network: it is told the time and handed the packets.
 *   <li>Sockets. {@code UdpLoop} is the thread with its selector. On it there is a {@code Corner} for each scope, which keeps its
 *       {@code AddressBook}, its conversations and its sockets to itself. {@code Sockets} and {@code Probes}, and where there is a proxy
 *       {@code Relay} and {@code ProxyDial}, are the only ones to touch a channel.
 * </ul>
 */
@NullMarked
package dev.herald.adapter.udp;

import org.jspecify.annotations.NullMarked;
