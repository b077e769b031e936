/** Everything together. */
@NullMarked
package dev.herald.archunit.green.bootstrap;

import org.jspecify.annotations.NullMarked;
