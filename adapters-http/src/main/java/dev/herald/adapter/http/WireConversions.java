package dev.herald.adapter.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The steps between the wire's types and ours that {@link WireMapper} cannot find by name. */
final class WireConversions {

    AnnounceIntervals intervals(AnnounceAnswer answer) {
        return AnnounceIntervals.ofSeconds(answer.interval(), answer.minInterval());
    }

    SwarmStats stats(AnnounceAnswer answer) {
        return stats(answer.complete(), answer.incomplete(), answer.downloaded(), Option.none());
    }

    SwarmStats stats(ScrapeAnswer.File file) {
        return stats(file.complete(), file.incomplete(), file.downloaded(), file.downloaders());
    }

    private static SwarmStats stats(
            Option<Long> complete, Option<Long> incomplete, Option<Long> downloaded, Option<Long> downloaders) {
        long unknown = -1;
        return SwarmStats.unknown()
                .withSeeders(complete.getOrElse(unknown))
                .withLeechers(incomplete.getOrElse(unknown))
                .withCompleted(downloaded.getOrElse(unknown))
                .withDownloaders(downloaders.getOrElse(unknown));
    }

    PeerList peers(AnnounceAnswer answer) {
        return PeerList.empty()
                .withIpv4(answer.peers().compact())
                .withListed(Vector.ofAll(answer.peers().listed())
                        .appendAll(answer.peers6().listed()))
                .withIpv6(answer.peers6().compact());
    }

    Option<TrackerId> trackerId(Option<BencodeBytes> bytes) {
        return bytes.map(token -> TrackerId.of(token.toByteArray()));
    }

    Option<IpAddress> address(Option<BencodeBytes> bytes) {
        return bytes.map(address -> IpAddress.of(address.toByteArray()));
    }

    Option<String> text(Option<String> text) {
        return text;
    }

    Seq<String> texts(java.util.List<String> texts) {
        return Vector.ofAll(texts);
    }

    /** Scrape intervals (SCRAPE-12): what is not positive was not said. */
    Option<Duration> seconds(Option<Long> seconds) {
        return seconds.filter(count -> count > 0).map(Duration::ofSeconds);
    }

    Map<InfoHash, SwarmStats> found(java.util.Map<InfoHash, ScrapeAnswer.File> files) {
        Map<InfoHash, SwarmStats> found = HashMap.empty();
        for (java.util.Map.Entry<InfoHash, ScrapeAnswer.File> file : files.entrySet()) {
            found = found.put(file.getKey(), stats(file.getValue()));
        }
        return found;
    }
}
