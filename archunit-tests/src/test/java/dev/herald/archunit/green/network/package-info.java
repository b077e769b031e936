/** The other side. */
@NullMarked
package dev.herald.archunit.green.network;

import org.jspecify.annotations.NullMarked;
