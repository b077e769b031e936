/**
 * What a health check of trackers found out: a {@link dev.herald.bootstrap.cli.check.TrackerReport} for each, with a
 * {@link dev.herald.bootstrap.cli.check.RouteReport} for every way to it, and the
 * {@link dev.herald.bootstrap.cli.check.Judgement} that follows. Nothing here asks anybody anything.
 */
@NullMarked
package dev.herald.bootstrap.cli.check;

import org.jspecify.annotations.NullMarked;
