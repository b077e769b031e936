/** The green twin: the smallest hexagon that keeps every rule. */
@NullMarked
package dev.herald.archunit.green;

import org.jspecify.annotations.NullMarked;
