/**
 * The command as shells and manuals want it described, made of the same model that {@code --help} is made of:
 * {@link dev.herald.bootstrap.cli.shell.Completion} and {@link dev.herald.bootstrap.cli.shell.ManualPage}.
 */
@NullMarked
package dev.herald.bootstrap.cli.shell;

import org.jspecify.annotations.NullMarked;
