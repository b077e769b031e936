/**
 * Announces and scrapes over HTTP and HTTPS. One door: {@link dev.herald.adapter.http.HttpTrackerAdapter}, opened with
 * {@link dev.herald.adapter.http.HttpOptions}. Behind it three things that know little of each other:
 *
 * <ul>
 *   <li>Frames. {@code AnnounceTarget}, {@code ScrapeTarget} and {@code RequestFormat} write requests byte by byte; {@code AnswerReader},
 *       {@code AnnounceReader} and {@code ScrapeReader} read answers into wire records, and {@code WireMapper} turns those into the
 *       domain's words. {@code Discretion} keeps a tracker from repeating our secrets. No network, no time.
 *   <li>Conversation. {@code Conversation} leads one question to its final answer within one {@code Deadline}, over
 *       {@code Redirects} and connections that were closed silently; {@code Conversations} holds all of them.
 *   <li>Sockets. {@code Dial} makes a connection, to the address that wins the race, {@code ConnectionPool} shares them, {@code Reactor} and {@code HttpWire} are the
 *       only ones to touch the engine of Apache HttpClient 5, and {@code HttpFailures} is the fence for its exceptions.
 * </ul>
 *
 * <p>It stands on the asynchronous engine of HttpClient 5 rather than on one of its ready-made chains: what those add (redirects,
 * retries, authentication, decompression, a pool that learns of closed connections too late) is policy that has to be ours, and the
 * minimal chain, the only one as fast, can neither bind a local address nor use a proxy nor read what sloppy trackers send.
 */
@NullMarked
package dev.herald.adapter.http;

import org.jspecify.annotations.NullMarked;
