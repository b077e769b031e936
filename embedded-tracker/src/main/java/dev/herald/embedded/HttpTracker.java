package dev.herald.embedded;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.Scheduler;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.torrent.InfoHash;
import io.vavr.control.Either;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tracker as HTTP sees it (BEP 3, BEP 48): a request target in, a dictionary out. No network, no HTTP library. */
final class HttpTracker {

    private final SwarmRegistry registry;
    private final EmbeddedTrackerOptions options;
    private final Scheduler time;
    private final PeerWriter writer;

    /** A status, and what stands in the body. */
    record Answer(int status, BencodeDictionary body) {}

    HttpTracker(SwarmRegistry registry, EmbeddedTrackerOptions options, Scheduler time) {
        this.registry = registry;
        this.options = options;
        this.time = time;
        this.writer = new PeerWriter(options);
    }

    /** @param target path and query as they arrived, a character a byte */
    Answer answer(String target, IpAddress from) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return switch (path) {
            case "/announce" -> answer(parse(query).flatMap(parameters -> announce(parameters, from)));
            case "/scrape" -> answer(parse(query).flatMap(this::scrape));
            default -> new Answer(404, failure("nothing here but /announce and /scrape"));
        };
    }

    private Either<String, Query> parse(String raw) {
        return Query.parse(raw, options.limits().swarmsInScrape());
    }

    /** Trackers say no with status 200: other bodies are not read by most clients (HTTP-T2). */
    private Answer answer(Either<String, BencodeDictionary> outcome) {
        return new Answer(200, outcome.getOrElseGet(HttpTracker::failure));
    }

    private static BencodeDictionary failure(String reason) {
        return BencodeDictionary.builder().put("failure reason", reason).build();
    }

    private Either<String, BencodeDictionary> announce(Query query, IpAddress from) {
        return AnnounceQuery.read(query, from, options.honoursIp())
                .flatMap(announce ->
                        registry.visit(announce.visit(), time.now()).map(view -> writer.write(announce, view, from)));
    }

    private Either<String, BencodeDictionary> scrape(Query query) {
        List<byte[]> hashes = query.all("info_hash");
        if (hashes.isEmpty()) {
            return Either.left("missing info_hash: everything at once is not told");
        }
        if (hashes.size() > options.limits().swarmsInScrape()) {
            return Either.left("more than " + options.limits().swarmsInScrape() + " info_hash at once");
        }
        Set<InfoHash> swarms = new LinkedHashSet<>();
        for (byte[] hash : hashes) {
            if (hash.length != 20) {
                return Either.left("info_hash has " + hash.length + " bytes, not 20");
            }
            swarms.add(InfoHash.of(hash));
        }
        return Either.right(counts(swarms));
    }

    private BencodeDictionary counts(Set<InfoHash> swarms) {
        BencodeDictionary.Builder files = BencodeDictionary.builder();
        for (InfoHash swarm : swarms) {
            registry.stats(swarm, time.now())
                    .forEach(stats -> files.put(
                            BencodeBytes.of(swarm.toByteArray()),
                            PeerWriter.counts(BencodeDictionary.builder(), stats)
                                    .build()));
        }
        BencodeDictionary.Builder answer = BencodeDictionary.builder().put("files", files.build());
        options.scrapeInterval()
                .forEach(pause -> answer.put(
                        "flags",
                        BencodeDictionary.builder()
                                .put("min_request_interval", pause.toSeconds())
                                .build()));
        return answer.build();
    }
}
