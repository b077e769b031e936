package dev.herald.archunit.red.mapstruct_lives_at_the_edge.bootstrap;

import org.mapstruct.Mapper;

/** Its home. */
@Mapper
interface RightMapper {}
