/** What an announce says and what comes back (BEP 3, BEP 15). */
@NullMarked
package dev.herald.domain.announce;

import org.jspecify.annotations.NullMarked;
