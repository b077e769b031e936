package dev.herald.archunit.green.adapter.bencode;

/** The door of the other adapter. */
public final class Codec {}
