package dev.herald.adapter.http;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.scrape.ScrapeResponse;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** From the wire's words to ours, name to name. */
@Mapper(uses = WireConversions.class)
interface WireMapper {

    WireMapper INSTANCE = Mappers.getMapper(WireMapper.class);

    @Mapping(target = "intervals", source = "answer")
    @Mapping(target = "stats", source = "answer")
    @Mapping(target = "peers", source = "answer")
    @Mapping(target = "warning", source = "warningMessage")
    @Mapping(target = "externalAddress", source = "externalIp")
    AnnounceResponse toDomain(AnnounceAnswer answer);

    @Mapping(target = "found", source = "files")
    @Mapping(target = "minimumInterval", source = "minRequestInterval")
    ScrapeResponse toDomain(ScrapeAnswer answer);
}
