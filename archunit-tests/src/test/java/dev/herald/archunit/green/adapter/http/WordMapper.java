package dev.herald.archunit.green.adapter.http;

import dev.herald.archunit.green.domain.word.Word;
import org.mapstruct.Mapper;

/** From the wire to the field. */
@Mapper
interface WordMapper {
    Word toDomain(WireWord word);
}
