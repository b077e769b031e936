package dev.herald.archunit;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * All there is to a rule, but for the base package.
 *
 * @param rings the rings it looks at, none of which may be empty
 * @param demand what their classes should do, as the end of a sentence
 * @param reason why, as the end of a sentence that begins with "because"
 */
record Definition(Set<Ring> rings, String demand, Check check, String reason) {

    static Definition of(Set<Ring> rings, String demand, Check check, String reason) {
        return new Definition(Collections.unmodifiableSet(EnumSet.copyOf(rings)), demand, check, reason);
    }

    ArchRule under(String basePackage) {
        Layout layout = new Layout(basePackage);
        return ArchRuleDefinition.all(new ClassesOfRings(layout, rings))
                .should(new Faultless(demand, layout, check))
                .because(reason)
                .allowEmptyShould(false);
    }
}
