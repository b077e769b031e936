package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The answer of an HTTP tracker to an announce, once it has all come. */
public final class HttpAnnounceFuzz implements FuzzTarget {

    private final AnswerReader reader =
            new AnswerReader(Bencode.codec(), 1 << 20, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final AnnounceRequest request = Fixtures.announce();

    @Override
    public void take(byte[] input) {
        Either<TrackerError, AnnounceResponse> outcome = reader.read(Heads.of(input))
                .map(answer -> WireMapper.INSTANCE.toDomain(AnnounceReader.read(answer, request)));
        outcome.peekLeft(Heard::isSane).peek(HttpAnnounceFuzz::isSane);
    }

    private static void isSane(AnnounceResponse response) {
        Heard.isSane(response);
        int usable = 0;
        for (PeerEndpoint peer : response.peers()) {
            usable++;
            Law.holds(!peer.isUnusable(), "HTTP-R13: a peer can be used");
            Law.printable(peer.toString());
            Law.same(peer, PeerEndpoint.parse(peer.toString()).getOrNull(), "parse(print(x)) = x");
        }
        Law.holds(usable <= response.peers().received(), "no peer comes from nowhere");
        Law.holds(
                response.trackerId().forAll(id -> id.toByteArray().length <= 1_024),
                "a tracker id fits into a request");
        Duration interval = response.intervals().interval();
        Law.holds(
                !interval.isNegative() && !interval.isZero() && interval.compareTo(AnnounceIntervals.LONGEST) <= 0,
                "an interval is one");
    }
}
