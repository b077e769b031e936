/**
 * Who may go next: the machinery below the sessions. {@link dev.herald.application.dispatch.Loop} is the one thread of thought that
 * owns their state, {@link dev.herald.application.dispatch.Agenda} their timers, and
 * {@link dev.herald.application.dispatch.Dispatcher} takes their announces to trackers: a queue and a window a host, the urgent
 * before the due, dead hosts out of everybody's way.
 *
 * <p>No part of the promised API: what is public here is public for the neighbouring packages alone, and may change with any
 * version.
 */
@NullMarked
package dev.herald.application.dispatch;

import org.jspecify.annotations.NullMarked;
