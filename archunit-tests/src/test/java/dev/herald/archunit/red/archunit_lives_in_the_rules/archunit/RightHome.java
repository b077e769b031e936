package dev.herald.archunit.red.archunit_lives_in_the_rules.archunit;

import com.tngtech.archunit.lang.ArchRule;

/** Its home. */
final class RightHome {
    Object ask(ArchRule it) {
        return it.getDescription();
    }
}
