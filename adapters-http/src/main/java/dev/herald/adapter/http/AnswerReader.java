package dev.herald.adapter.http;

import dev.herald.application.port.BencodeCodec;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeLimits;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Reads a final answer up to the point where an announce and a scrape differ: the dictionary of a yes, or why it is a no. */
final class AnswerReader {

    private final BencodeCodec codec;
    private final BencodeLimits limits;
    private final Clock clock;

    AnswerReader(BencodeCodec codec, int maxBodyBytes, Clock clock) {
        BencodeLimits usual = BencodeLimits.TRACKER_ANSWER;
        this.codec = codec;
        this.limits = new BencodeLimits(false, usual.maxDepth(), usual.maxTokens(), maxBodyBytes);
        this.clock = clock;
    }

    /**
     * Right: the dictionary of a status 200 without a failure reason (HTTP-T1, HTTP-R1). Left: {@code Refused} for a reason or
     * another status, whatever else the body holds; else what is wrong with the body, or why there is no more of it.
     */
    Either<TrackerError, BencodeDictionary> read(HttpAnswer answer) {
        Either<TrackerError, BencodeDictionary> content =
                ContentCoding.unpack(answer, limits.maxBytes()).flatMap(this::decode);
        Option<TrackerError> spoken = content.toOption().flatMap(said -> Refusals.spoken(answer, said, clock));
        if (spoken.isDefined()) {
            return Either.left(spoken.get());
        }
        return answer.status() == 200
                ? content.mapLeft(unusable -> answer.shortfall().getOrElse(unusable))
                : Either.left(Refusals.byStatus(answer, clock));
    }

    private Either<TrackerError, BencodeDictionary> decode(byte[] body) {
        return body.length == 0
                ? Either.left(new Malformed("a bencoded dictionary, found an empty body", 0))
                : codec.decodeDictionary(body, limits);
    }
}
