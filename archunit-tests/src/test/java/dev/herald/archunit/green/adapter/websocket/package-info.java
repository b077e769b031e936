/** A third technology. */
@NullMarked
package dev.herald.archunit.green.adapter.websocket;

import org.jspecify.annotations.NullMarked;
