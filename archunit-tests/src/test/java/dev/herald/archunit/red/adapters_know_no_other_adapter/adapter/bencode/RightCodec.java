package dev.herald.archunit.red.adapters_know_no_other_adapter.adapter.bencode;

/** Fine where it is. */
public final class RightCodec {}
