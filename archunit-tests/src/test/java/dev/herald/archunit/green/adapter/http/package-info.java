/** One technology. */
@NullMarked
package dev.herald.archunit.green.adapter.http;

import org.jspecify.annotations.NullMarked;
