/** The command. */
@NullMarked
package dev.herald.archunit.green.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
