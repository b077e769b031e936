package dev.herald.archunit.red.adapters_open_one_door.adapter.few;

/** Nobody outside sees it. */
final class RightHidden {}
