package dev.herald.archunit.red.names_say_what_it_is.adapter.http;

/** Written by hand. */
final class WrongMapperImpl {}
