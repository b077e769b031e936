/** What goes wrong. */
@NullMarked
package dev.herald.archunit.green.domain.error;

import org.jspecify.annotations.NullMarked;
