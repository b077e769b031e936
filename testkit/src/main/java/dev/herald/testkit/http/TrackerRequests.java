package dev.herald.testkit.http;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Requests as HTTP trackers read them: strictly, so that a client's mistake is an error in the script and fails the test. */
final class TrackerRequests {

    private TrackerRequests() {}

    static TrackerQuestion read(RecordedRequest request) {
        String path = request.path();
        return path.substring(path.lastIndexOf('/') + 1).startsWith("scrape") ? scrape(request) : announce(request);
    }

    private static TrackerQuestion scrape(RecordedRequest request) {
        return new TrackerQuestion.Scrape(
                Vector.ofAll(request.parameters("info_hash")).map(InfoHash::of));
    }

    private static TrackerQuestion announce(RecordedRequest request) {
        ClientIdentity client = new ClientIdentity(
                PeerId.of(latin1(only(request, "peer_id"))),
                new AnnounceKey(optional(request, "key")
                        .map(key -> Integer.parseUnsignedInt(key, 16))
                        .getOrElse(0)),
                Integer.parseInt(only(request, "port")),
                Option.none());
        Progress progress =
                new Progress(number(request, "uploaded"), number(request, "downloaded"), number(request, "left"));
        return new TrackerQuestion.Announce(new AnnounceRequest(
                InfoHash.of(latin1(only(request, "info_hash"))),
                client,
                progress,
                optional(request, "event")
                        .map(event -> AnnounceEvent.valueOf(event.toUpperCase(Locale.ROOT)))
                        .getOrElse(AnnounceEvent.NONE),
                optional(request, "numwant").map(Integer::parseInt).getOrElse(0),
                optional(request, "trackerid").map(id -> TrackerId.of(latin1(id))),
                FamilyPolicy.BOTH));
    }

    private static String only(RecordedRequest request, String name) {
        return request.parameter(name)
                .orElseThrow(() -> new AssertionError("not exactly one " + name + " in " + request.requestLine()));
    }

    private static Option<String> optional(RecordedRequest request, String name) {
        return Option.ofOptional(request.parameter(name));
    }

    private static long number(RecordedRequest request, String name) {
        return Long.parseLong(only(request, name));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
