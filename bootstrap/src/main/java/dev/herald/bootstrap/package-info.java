/** The composition root: picks the adapters, wires them to the application and hands out a client. */
@NullMarked
package dev.herald.bootstrap;

import org.jspecify.annotations.NullMarked;
