/**
 * The story of an announce: a {@link dev.herald.bootstrap.cli.explain.Chapter} for each tracker that was asked, with the steps that
 * its trace kept, the {@link dev.herald.bootstrap.cli.explain.Outlook} on what a session would do next, and the
 * {@linkplain dev.herald.bootstrap.cli.explain.Remedy remedy}. Nothing here asks anybody anything.
 */
@NullMarked
package dev.herald.bootstrap.cli.explain;

import org.jspecify.annotations.NullMarked;
