package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** The answer of an HTTP tracker to a scrape, once it has all come. */
public final class HttpScrapeFuzz implements FuzzTarget {

    private static final Set<InfoHash> ASKED = Set.of(Fixtures.IH1, Fixtures.IH2);

    private final AnswerReader reader =
            new AnswerReader(Bencode.codec(), 1 << 20, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Override
    public void take(byte[] input) {
        Either<TrackerError, ScrapeResponse> outcome = reader.read(Heads.of(input))
                .flatMap(answer -> ScrapeReader.read(answer, ASKED))
                .map(WireMapper.INSTANCE::toDomain);
        outcome.peekLeft(Heard::isSane).peek(HttpScrapeFuzz::isSane);
    }

    private static void isSane(ScrapeResponse response) {
        Law.holds(ASKED.containsAll(response.found().keySet().toJavaSet()), "SCRAPE-8: only what was asked for");
        response.found().values().forEach(stats -> {
            Law.holds(stats.seeders().forAll(count -> count >= 0), "counts are counts");
            Law.holds(stats.leechers().forAll(count -> count >= 0), "counts are counts");
            Law.holds(stats.completed().forAll(count -> count >= 0), "counts are counts");
        });
    }
}
