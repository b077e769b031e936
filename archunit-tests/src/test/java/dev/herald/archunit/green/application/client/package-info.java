/** The public face. */
@NullMarked
package dev.herald.archunit.green.application.client;

import org.jspecify.annotations.NullMarked;
