/**
 * What the command prints. {@link dev.herald.bootstrap.cli.output.Views} maps domain values to views, secrets masked on the way;
 * {@link dev.herald.bootstrap.cli.output.JsonLines} and {@link dev.herald.bootstrap.cli.output.PlainText} print views, and
 * {@link dev.herald.bootstrap.cli.output.DataStream} takes the bytes. Nothing else writes to standard output.
 */
@NullMarked
package dev.herald.bootstrap.cli.output;

import org.jspecify.annotations.NullMarked;
