/** Everything that can go wrong outside, as values: the sealed {@link dev.herald.domain.error.TrackerError}, and what was said about trying again (BEP 31). */
@NullMarked
package dev.herald.domain.error;

import org.jspecify.annotations.NullMarked;
