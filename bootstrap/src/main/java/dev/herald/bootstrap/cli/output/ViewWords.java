package dev.herald.bootstrap.cli.output;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.Swarms;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Named;

/** How single values of the domain are written. */
final class ViewWords {

    String url(TrackerUrl url, @Context Disclosure disclosure) {
        return disclosure.secrecy().url(url);
    }

    String hash(InfoHash swarm) {
        return swarm.hex();
    }

    @Nullable
    String hash(Option<InfoHash> swarm) {
        return swarm.map(InfoHash::hex).getOrNull();
    }

    @Nullable
    String hashV2(Option<InfoHashV2> swarm) {
        return swarm.map(InfoHashV2::hex).getOrNull();
    }

    String event(AnnounceEvent event) {
        return event.name().toLowerCase(Locale.ROOT);
    }

    @Named("millis")
    long millis(Duration time) {
        return time.toMillis();
    }

    @Named("seconds")
    Long seconds(Duration time) {
        return time.toSeconds();
    }

    @Named("seconds")
    @Nullable
    Long seconds(Option<Duration> time) {
        return time.map(Duration::toSeconds).getOrNull();
    }

    List<String> peers(PeerList peers) {
        return peers.toSeq().map(PeerEndpoint::toString).asJava();
    }

    /** The tracker's own warning, then what we read past in its answer. */
    @Named("warning")
    @Nullable
    String warning(AnnounceResponse response, @Context Disclosure disclosure) {
        Seq<String> words = response.remarks().prependAll(response.warning());
        return words.isEmpty() ? null : disclosure.words(words.mkString("; "));
    }

    @Nullable
    String trackerId(Option<TrackerId> id) {
        return id.map(TrackerId::hex).getOrNull();
    }

    @Nullable
    String address(Option<IpAddress> address) {
        return address.map(IpAddress::toString).getOrNull();
    }

    @Nullable
    String text(Option<String> text) {
        return text.getOrNull();
    }

    @Nullable
    Long number(Option<Long> number) {
        return number.getOrNull();
    }

    List<String> announceHashes(Swarms swarms) {
        return swarms.announceHashes().map(InfoHash::hex).asJava();
    }

    List<List<String>> tiers(TrackerTiers tiers, @Context Secrecy secrecy) {
        return tiers.tiers()
                .map(tier -> tier.trackers().map(secrecy::url).asJava())
                .asJava();
    }

    Optional<String> same(Optional<String> url) {
        return url;
    }
}
