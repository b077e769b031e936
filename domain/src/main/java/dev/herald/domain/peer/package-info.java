/** Peers and where they live: addresses, names, and lists that stay compact until they are walked (BEP 7, BEP 23). */
@NullMarked
package dev.herald.domain.peer;

import org.jspecify.annotations.NullMarked;
