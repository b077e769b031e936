/**
 * What the command is given: {@link dev.herald.bootstrap.cli.input.TargetReader} turns words into
 * {@linkplain dev.herald.bootstrap.cli.input.Target targets}, and says what is wrong with those that are none.
 */
@NullMarked
package dev.herald.bootstrap.cli.input;

import org.jspecify.annotations.NullMarked;
