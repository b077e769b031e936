package dev.herald.archunit.red.packages_are_null_marked.adapter.http;

/** Its package is on the map. */
final class RightPlace {}
