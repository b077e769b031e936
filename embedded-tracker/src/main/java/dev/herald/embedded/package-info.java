/** A small real tracker on loopback: the peer that demos and tests talk to. */
@NullMarked
package dev.herald.embedded;

import org.jspecify.annotations.NullMarked;
