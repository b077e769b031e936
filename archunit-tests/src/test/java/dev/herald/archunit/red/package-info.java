/** Red twins: for every rule a small hexagon that breaks it, in the package with the rule's name. What the rule must report has
 * {@code Wrong} in its name, and nothing else may be reported. */
@NullMarked
package dev.herald.archunit.red;

import org.jspecify.annotations.NullMarked;
