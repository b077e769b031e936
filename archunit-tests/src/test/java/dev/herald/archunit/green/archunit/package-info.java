/** The rules. */
@NullMarked
package dev.herald.archunit.green.archunit;

import org.jspecify.annotations.NullMarked;
