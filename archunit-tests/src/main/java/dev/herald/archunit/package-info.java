/**
 * The architecture of a hexagon as rules that others can import into their own build.
 *
 * <p>{@link dev.herald.archunit.HexagonRules} is the door: told a base package, it answers every rule and checks them.
 * {@link dev.herald.archunit.HexagonRule} is one rule; the enums that implement it are the groups:
 * {@link dev.herald.archunit.DirectionRule} (who may know whom), {@link dev.herald.archunit.PurityRule} (what the inner rings stay
 * clear of), {@link dev.herald.archunit.ErrorRule} (how failure travels), {@link dev.herald.archunit.ShapeRule} (what types look
 * like), {@link dev.herald.archunit.NamingRule} (how they are called), {@link dev.herald.archunit.VavrRule} (what of vavr is used)
 * and {@link dev.herald.archunit.LibraryRule} (where each library lives). A constant reads like a sentence and carries its reason.
 *
 * <p>Behind them: a {@code Definition} is a rule without its base package, a {@code Check} finds the faults of one class,
 * {@code Uses}, {@code Signatures}, {@code Answers}, {@code Catches}, {@code Shapes} and {@code Names} look at one side of a class
 * each, {@code Layout} knows where the rings are, and {@code ClassesOfRings} fails where there is nothing to look at.
 *
 * <p>A new rule is a constant here and a red twin in the tests: a small wrong hexagon which the rule must report.
 */
@NullMarked
package dev.herald.archunit;

import org.jspecify.annotations.NullMarked;
