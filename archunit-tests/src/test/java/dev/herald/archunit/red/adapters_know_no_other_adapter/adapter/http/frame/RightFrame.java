package dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.http.frame;

/** Fine where it is. */
public final class RightFrame {}
