package dev.herald.archunit.red.names_say_what_it_is.adapter.http;

import org.mapstruct.Mapper;

/** Maps. */
@Mapper
interface RightMapper {}
