/** For tests. */
@NullMarked
package dev.herald.archunit.green.testkit;

import org.jspecify.annotations.NullMarked;
