package dev.herald.archunit.red.test_libraries_live_in_the_testkit.testkit;

import org.assertj.core.api.Assertions;

/** Its home. */
final class RightHome {
    Object ask(String word) {
        return Assertions.assertThat(word);
    }
}
