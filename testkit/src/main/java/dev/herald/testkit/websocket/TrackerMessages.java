package dev.herald.testkit.websocket;

import static dev.herald.testkit.websocket.JsonText.quoted;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.testkit.TrackerQuestion;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads clients' messages as questions, and writes answers to them (WS-4, WS-8, WS-10, WS-14, WS-15). */
final class TrackerMessages {

    private TrackerMessages() {}

    /** What a client asks; none for an answer to a peer's offer. */
    static Option<TrackerQuestion> question(String message) {
        Map<String, Object> fields = JsonText.object(message);
        if ("scrape".equals(fields.get("action"))) {
            return Option.some(new TrackerQuestion.Scrape(swarms(only(fields, "info_hash"))));
        }
        if (!"announce".equals(fields.get("action"))) {
            throw new IllegalArgumentException("a message with another action: " + message);
        }
        return fields.containsKey("answer") ? Option.none() : Option.some(announce(fields));
    }

    private static Seq<InfoHash> swarms(Object hashes) {
        List<?> listed = hashes instanceof List<?> several ? several : List.of(hashes);
        return Vector.ofAll(listed).map(hash -> InfoHash.of(bytes((String) hash)));
    }

    private static TrackerQuestion announce(Map<String, Object> fields) {
        PeerId peer = PeerId.of(bytes((String) only(fields, "peer_id")));
        Progress progress = new Progress(
                (Long) only(fields, "uploaded"), (Long) only(fields, "downloaded"), (Long) only(fields, "left"));
        return new TrackerQuestion.Announce(new AnnounceRequest(
                InfoHash.of(bytes((String) only(fields, "info_hash"))),
                new ClientIdentity(peer, new AnnounceKey(0), 1, Option.none()),
                progress,
                text(fields, "event")
                        .map(event -> AnnounceEvent.valueOf(event.toUpperCase(Locale.ROOT)))
                        .getOrElse(AnnounceEvent.NONE),
                ((Long) only(fields, "numwant")).intValue(),
                text(fields, "trackerid").map(id -> TrackerId.of(bytes(id))),
                FamilyPolicy.BOTH));
    }

    private static Option<String> text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    private static Object only(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name + " in " + fields.keySet());
        }
        return value;
    }

    private static byte[] bytes(String text) {
        if (text.chars().anyMatch(point -> point > 0xFF)) {
            throw new IllegalArgumentException("a code point above U+00FF in " + text);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return quoted(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static String announced(TrackerQuestion.Announce question, AnnounceResponse response) {
        StringBuilder message = new StringBuilder("{\"action\":\"announce\",\"info_hash\":")
                .append(text(question.request().swarm().toByteArray()))
                .append(",\"interval\":")
                .append(response.intervals().interval().toSeconds());
        response.intervals()
                .minimum()
                .forEach(least -> message.append(",\"min interval\":").append(least.toSeconds()));
        response.stats()
                .seeders()
                .forEach(count -> message.append(",\"complete\":").append(count));
        response.stats()
                .leechers()
                .forEach(count -> message.append(",\"incomplete\":").append(count));
        response.trackerId().forEach(id -> message.append(",\"tracker id\":").append(text(id.toByteArray())));
        response.warning()
                .forEach(words -> message.append(",\"warning message\":").append(quoted(words)));
        return message.append('}').toString();
    }

    static String scraped(ScrapeResponse response) {
        String files = response.found()
                .toVector()
                .map(file -> text(file._1.toByteArray()) + ":" + counts(file._2))
                .mkString(",");
        String flags = response.minimumInterval()
                .map(pause -> ",\"flags\":{\"min_request_interval\":" + pause.toSeconds() + "}")
                .getOrElse("");
        return "{\"action\":\"scrape\",\"files\":{" + files + "}" + flags + "}";
    }

    private static String counts(SwarmStats stats) {
        return "{\"complete\":" + stats.seeders().getOrElse(0L) + ",\"incomplete\":"
                + stats.leechers().getOrElse(0L) + ",\"downloaded\":"
                + stats.completed().getOrElse(0L) + "}";
    }

    static String refused(TrackerQuestion question, TrackerError error) {
        if (!(error instanceof TrackerError.Refused refused)) {
            throw new IllegalArgumentException("a tracker on a socket can only refuse, not " + error);
        }
        boolean scrape = question instanceof TrackerQuestion.Scrape;
        InfoHash first = question instanceof TrackerQuestion.Announce announce
                ? announce.request().swarm()
                : ((TrackerQuestion.Scrape) question).swarms().head();
        return "{\"action\":\"" + (scrape ? "scrape" : "announce") + "\",\"failure reason\":" + quoted(refused.reason())
                + ",\"info_hash\":" + text(first.toByteArray()) + "}";
    }
}
