/** The architecture as rules that others can import into their own build. */
@NullMarked
package dev.herald.archunit;

import org.jspecify.annotations.NullMarked;
