package dev.herald.archunit.red.names_say_what_it_is.adapter.http;

/** As if it had been generated. */
final class RightMapperImpl implements RightMapper {}
