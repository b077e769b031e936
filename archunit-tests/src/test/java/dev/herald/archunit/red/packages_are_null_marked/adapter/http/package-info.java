/** A map. */
@NullMarked
package dev.herald.archunit.red.packages_are_null_marked.adapter.http;

import org.jspecify.annotations.NullMarked;
