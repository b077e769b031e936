/**
 * A torrent's session with its trackers, as a value: facts go in, actions come out, and no clock, thread or socket is anywhere near.
 *
 * <ul>
 *   <li>{@link dev.herald.domain.session.SessionRules}: the door. {@code (state, fact, now) → (state, actions)}
 *   <li>{@link dev.herald.domain.session.Session}: the state: walks, and contacts that are on their way out
 *   <li>{@link dev.herald.domain.session.Walk}: whom to ask next (TIER-*, PRIV-*)
 *   <li>{@link dev.herald.domain.session.Contact}: what one tracker knows of one swarm, and what it is owed (HTTP-A8)
 *   <li>{@code Timing}: when, and why then (RETRY-*), from the figures of {@link dev.herald.domain.session.SessionTiming}
 *   <li>{@code Farewell}: how contacts part: {@code completed} if owed, then {@code stopped}
 * </ul>
 *
 * <p>Time is in milliseconds since any fixed moment, on a clock that never steps back (RETRY-12).
 */
@NullMarked
package dev.herald.domain.session;

import org.jspecify.annotations.NullMarked;
