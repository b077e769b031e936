package dev.herald.bootstrap.cli.output;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.ScrapeOutcome;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.torrent.Torrent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Domain to views, where that is total and name to name. What may be missing comes in as null and goes out as null. */
@Mapper(uses = ViewWords.class)
interface ViewMapper {

    @Mapping(target = "infoHash", source = "outcome.request.swarm")
    @Mapping(target = "event", source = "outcome.request.event")
    @Mapping(target = "outcome", source = "verdict")
    @Mapping(target = "tracker", source = "outcome.tracker")
    @Mapping(target = "elapsedMillis", source = "outcome.elapsed", qualifiedByName = "millis")
    @Mapping(target = "intervalSeconds", source = "response.intervals.interval", qualifiedByName = "seconds")
    @Mapping(target = "minIntervalSeconds", source = "response.intervals.minimum", qualifiedByName = "seconds")
    @Mapping(target = "seeders", source = "counts.seeders")
    @Mapping(target = "leechers", source = "counts.leechers")
    @Mapping(target = "completed", source = "counts.completed")
    @Mapping(target = "peers", source = "response.peers")
    @Mapping(target = "warning", source = "response", qualifiedByName = "warning")
    @Mapping(target = "trackerId", source = "response.trackerId")
    @Mapping(target = "externalIp", source = "response.externalAddress")
    @Mapping(target = "error", source = "error")
    AnnounceView announce(
            AnnounceOutcome outcome,
            String verdict,
            @Nullable AnnounceResponse response,
            @Nullable Counts counts,
            @Nullable ErrorView error,
            @Context Disclosure disclosure);

    @Mapping(target = "tracker", source = "outcome.tracker")
    @Mapping(target = "infoHash", source = "outcome.swarm")
    @Mapping(target = "outcome", source = "verdict")
    @Mapping(target = "seeders", source = "counts.seeders")
    @Mapping(target = "leechers", source = "counts.leechers")
    @Mapping(target = "completed", source = "counts.completed")
    @Mapping(target = "trackers", ignore = true)
    @Mapping(target = "error", source = "error")
    ScrapeView scrape(
            ScrapeOutcome outcome,
            String verdict,
            @Nullable Counts counts,
            @Nullable ErrorView error,
            @Context Disclosure disclosure);

    @Mapping(target = "infoHashV1", source = "torrent.swarms.v1")
    @Mapping(target = "infoHashV2", source = "torrent.swarms.v2")
    @Mapping(target = "announceHashes", source = "torrent.swarms")
    @Mapping(target = "totalBytes", source = "torrent.size")
    @Mapping(target = "tiers", source = "torrent.tiers")
    @Mapping(target = "name", source = "torrent.name")
    @Mapping(target = "isPrivate", source = "torrent.isPrivate")
    @Mapping(target = "scrapeUrls", source = "scrapeUrls")
    TorrentView torrent(
            String source, Torrent torrent, Map<String, Optional<String>> scrapeUrls, @Context Secrecy secrecy);
}
