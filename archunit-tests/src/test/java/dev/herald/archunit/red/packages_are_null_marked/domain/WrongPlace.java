package dev.herald.archunit.red.packages_are_null_marked.domain;

/** There is no map of its package. */
final class WrongPlace {}
