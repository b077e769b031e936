/** The other side. */
@NullMarked
package dev.herald.archunit.green.embedded;

import org.jspecify.annotations.NullMarked;
