package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;

/** Answers for tests, and what is read out of them without any network. */
final class Answers {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final AnswerReader READER =
            new AnswerReader(Bencode.codec(), 1 << 20, Clock.fixed(NOW, ZoneOffset.UTC));

    private Answers() {}

    /** A status 200 with this body, one character a byte. */
    static HttpAnswer ok(String body) {
        return status(200, body);
    }

    /** A status 200 with this body in hex. */
    static HttpAnswer okHex(String body) {
        return ok(new String(HexFormat.of().parseHex(body), StandardCharsets.ISO_8859_1));
    }

    static HttpAnswer status(int status, String body) {
        return new HttpAnswer(
                status,
                "Reason",
                Option.none(),
                Option.none(),
                Option.none(),
                Option.none(),
                bytes(body.getBytes(StandardCharsets.ISO_8859_1)),
                Option.none());
    }

    static HttpAnswer retryAfter(HttpAnswer answer, String when, Option<String> date) {
        return new HttpAnswer(
                answer.status(),
                answer.reason(),
                answer.location(),
                answer.contentEncoding(),
                Option.some(when),
                date,
                answer.body(),
                answer.shortfall());
    }

    static HttpAnswer packed(String coding, byte[] body) {
        return new HttpAnswer(
                200,
                "OK",
                Option.none(),
                Option.some(coding),
                Option.none(),
                Option.none(),
                bytes(body),
                Option.none());
    }

    static Either<TrackerError, AnnounceResponse> announce(HttpAnswer answer) {
        return announce(answer, Fixtures.announce());
    }

    static Either<TrackerError, AnnounceResponse> announce(HttpAnswer answer, AnnounceRequest request) {
        return READER.read(answer).map(said -> WireMapper.INSTANCE.toDomain(AnnounceReader.read(said, request)));
    }

    static Either<TrackerError, ScrapeResponse> scrape(HttpAnswer answer, InfoHash... asked) {
        return READER.read(answer)
                .flatMap(said -> ScrapeReader.read(said, Set.of(asked)))
                .map(WireMapper.INSTANCE::toDomain);
    }

    private static Bytes bytes(byte[] content) {
        Bytes bytes = new Bytes(Integer.MAX_VALUE, 0);
        bytes.add(ByteBuffer.wrap(content));
        return bytes;
    }
}
