package dev.herald.archunit.red.test_libraries_live_in_the_testkit.embedded;

/** Not its home. */
@org.junit.jupiter.api.Tag("words")
final class WrongTag {}
