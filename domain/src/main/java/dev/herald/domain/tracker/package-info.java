/** Trackers: their URLs, how they stand in tiers, and the policy that decides which are asked in what order (BEP 12, BEP 27). */
@NullMarked
package dev.herald.domain.tracker;

import org.jspecify.annotations.NullMarked;
