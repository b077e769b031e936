/**
 * The command {@code herald}. {@link dev.herald.bootstrap.cli.HeraldCommand} is its main class; every verb is a class of its own
 * whose fields are its options. A verb reads targets ({@code cli.input}), asks a client, turns what comes back into views and
 * prints those ({@code cli.output}), for people or as JSON Lines, and answers with an exit code.
 */
@NullMarked
package dev.herald.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
