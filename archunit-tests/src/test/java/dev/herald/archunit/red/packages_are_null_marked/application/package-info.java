/** A map that says nothing of nulls. */
@NullUnmarked
package dev.herald.archunit.red.packages_are_null_marked.application;

import org.jspecify.annotations.NullUnmarked;
