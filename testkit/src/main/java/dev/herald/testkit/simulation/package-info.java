/**
 * Worlds of trackers that live for weeks in a second: {@link dev.herald.testkit.simulation.VirtualTrackers} is a gateway to trackers
 * that answer late, lose announces, refuse, go down and forget, all of it from one seed, and the
 * {@link dev.herald.testkit.simulation.Ledger} watches from their side whether those who announce keep to the rules.
 */
@NullMarked
package dev.herald.testkit.simulation;

import org.jspecify.annotations.NullMarked;
