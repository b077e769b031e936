package dev.herald.embedded;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.application.port.BencodeList;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.scrape.SwarmStats;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/** Writes the answer to an announce: compact (BEP 23, BEP 7) or as dictionaries (BEP 3). */
final class PeerWriter {

    private final EmbeddedTrackerOptions options;

    PeerWriter(EmbeddedTrackerOptions options) {
        this.options = options;
    }

    BencodeDictionary write(AnnounceQuery announce, SwarmView view, IpAddress from) {
        BencodeDictionary.Builder answer = counts(BencodeDictionary.builder(), view.stats())
                .put("interval", options.intervals().interval().toSeconds())
                .put("external ip", BencodeBytes.of(from.toByteArray()));
        options.intervals().minimum().map(Duration::toSeconds).forEach(seconds -> answer.put("min interval", seconds));
        options.trackerId().forEach(id -> answer.put("tracker id", BencodeBytes.of(id.toByteArray())));
        options.warning().forEach(words -> answer.put("warning message", words));
        if (announce.compact()) {
            compact(answer, view.others());
        } else {
            answer.put("peers", listed(view.others(), announce.noPeerId()));
        }
        return answer.build();
    }

    static BencodeDictionary.Builder counts(BencodeDictionary.Builder answer, SwarmStats stats) {
        stats.seeders().forEach(count -> answer.put("complete", count));
        stats.leechers().forEach(count -> answer.put("incomplete", count));
        stats.completed().forEach(count -> answer.put("downloaded", count));
        return answer;
    }

    private static void compact(BencodeDictionary.Builder answer, List<Visit.Member> peers) {
        answer.put("peers", BencodeBytes.of(records(peers, false)));
        BencodeBytes ipv6 = BencodeBytes.of(records(peers, true));
        if (ipv6.length() > 0) {
            answer.put("peers6", ipv6);
        }
    }

    /** The peers of one family, six or eighteen bytes each. */
    static byte[] records(List<Visit.Member> peers, boolean ipv6) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (Visit.Member peer : peers) {
            if (peer.endpoint().host() instanceof IpAddress address && address.isIpv6() == ipv6) {
                records.writeBytes(address.toByteArray());
                records.write(peer.endpoint().port() >>> 8);
                records.write(peer.endpoint().port());
            }
        }
        return records.toByteArray();
    }

    private static BencodeList listed(List<Visit.Member> peers, boolean noPeerId) {
        return BencodeList.ofAll(
                peers.stream().map(peer -> listed(peer, noPeerId)).toList());
    }

    private static BencodeDictionary listed(Visit.Member peer, boolean noPeerId) {
        BencodeDictionary.Builder entry = BencodeDictionary.builder()
                .put("ip", peer.endpoint().host().toString())
                .put("port", peer.endpoint().port());
        if (!noPeerId) {
            entry.put("peer id", BencodeBytes.of(peer.peerId().toByteArray()));
        }
        return entry.build();
    }
}
