/**
 * What fuzzing stands on: a {@link dev.herald.fuzz.FuzzTarget} takes any bytes and holds the code that reads them to its
 * {@linkplain dev.herald.fuzz.Law laws}; {@link dev.herald.fuzz.Corpus} has the inputs to begin with. The targets themselves are test
 * code, in the packages of what they look at.
 */
@NullMarked
package dev.herald.fuzz;

import org.jspecify.annotations.NullMarked;
