/** The words. */
@NullMarked
package dev.herald.archunit.green.domain.word;

import org.jspecify.annotations.NullMarked;
