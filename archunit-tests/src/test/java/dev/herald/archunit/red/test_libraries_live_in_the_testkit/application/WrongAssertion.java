package dev.herald.archunit.red.test_libraries_live_in_the_testkit.application;

import org.assertj.core.api.Assertions;

/** Not its home. */
final class WrongAssertion {
    Object ask(String word) {
        return Assertions.assertThat(word);
    }
}
