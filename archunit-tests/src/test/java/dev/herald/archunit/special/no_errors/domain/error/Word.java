package dev.herald.archunit.special.no_errors.domain.error;

/** There is no root of errors beside it. */
record Word(String text) {}
