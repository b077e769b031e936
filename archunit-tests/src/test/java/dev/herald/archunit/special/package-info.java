/** Hexagons in which a rule has lost what it speaks of. */
@NullMarked
package dev.herald.archunit.special;

import org.jspecify.annotations.NullMarked;
