package dev.herald.archunit.red.packages_are_null_marked.application;

/** The map of its package says nothing of nulls. */
final class WrongMark {}
