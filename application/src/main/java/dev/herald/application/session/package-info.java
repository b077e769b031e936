/**
 * Torrents that are announced for weeks: {@link dev.herald.application.session.TrackerSession} is what a caller holds,
 * {@link dev.herald.application.session.SessionOptions} how it is opened, {@link dev.herald.application.session.SessionStatus} how
 * it stands, {@link dev.herald.application.session.SessionObserver} who hears of it, and
 * {@link dev.herald.application.session.StopReport} how it ended.
 *
 * <p>Inside, {@code SessionShell} feeds facts to the state machine of {@code dev.herald.domain.session} and does what comes out, on
 * the one loop that all sessions of a client share. {@link dev.herald.application.session.Sessions} is public for the neighbouring
 * packages alone.
 */
@NullMarked
package dev.herald.application.session;

import org.jspecify.annotations.NullMarked;
