/** Another technology. */
@NullMarked
package dev.herald.archunit.green.adapter.bencode;

import org.jspecify.annotations.NullMarked;
