package dev.herald.archunit.red.archunit_lives_in_the_rules.testkit;

import com.tngtech.archunit.lang.ArchRule;

/** Not its home. */
final class WrongHome {
    Object ask(ArchRule it) {
        return it.getDescription();
    }
}
