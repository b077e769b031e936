/** The border. */
@NullMarked
package dev.herald.archunit.green.application.port;

import org.jspecify.annotations.NullMarked;
