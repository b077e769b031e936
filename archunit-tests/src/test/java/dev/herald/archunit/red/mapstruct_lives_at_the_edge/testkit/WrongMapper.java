package dev.herald.archunit.red.mapstruct_lives_at_the_edge.testkit;

import org.mapstruct.Mapper;

/** Not its home. */
@Mapper
interface WrongMapper {}
