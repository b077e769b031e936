package dev.herald.testkit.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.testkit.ScriptedAnswer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;

/** Answers as HTTP trackers write them (BEP 3, BEP 23, BEP 7, BEP 48). */
public final class TrackerAnswers {

    private TrackerAnswers() {}

    /** The body of a yes to an announce, peers in compact form. Every peer must have an address. */
    public static byte[] announced(AnnounceResponse response) {
        BencodeDictionary.Builder answer = BencodeDictionary.builder();
        answer.put("interval", response.intervals().interval().toSeconds());
        response.intervals().minimum().map(Duration::toSeconds).forEach(seconds -> answer.put("min interval", seconds));
        counts(response.stats(), answer);
        answer.put("peers", compact(response, false));
        answer.put("peers6", compact(response, true));
        response.trackerId().forEach(id -> answer.put("tracker id", BencodeBytes.of(id.toByteArray())));
        response.warning().forEach(words -> answer.put("warning message", words));
        response.externalAddress().forEach(ip -> answer.put("external ip", BencodeBytes.of(ip.toByteArray())));
        return TrackerBencode.encode(answer.build());
    }

    /** The body of a yes to a scrape. */
    public static byte[] scraped(ScrapeResponse response) {
        BencodeDictionary.Builder files = BencodeDictionary.builder();
        response.found().forEach((swarm, stats) -> {
            BencodeDictionary.Builder file = BencodeDictionary.builder();
            counts(stats, file);
            files.put(BencodeBytes.of(swarm.toByteArray()), file.build());
        });
        return TrackerBencode.encode(
                BencodeDictionary.builder().put("files", files.build()).build());
    }

    /** The body of a no. */
    public static byte[] refused(String reason) {
        return TrackerBencode.encode(
                BencodeDictionary.builder().put("failure reason", reason).build());
    }

    static byte[] body(ScriptedAnswer answer) {
        if (answer instanceof ScriptedAnswer.Announced yes) {
            return announced(yes.response());
        }
        if (answer instanceof ScriptedAnswer.Scraped yes) {
            return scraped(yes.response());
        }
        if (answer instanceof ScriptedAnswer.Failed no && no.error() instanceof TrackerError.Refused refusal) {
            return refused(refusal.reason());
        }
        if (answer instanceof ScriptedAnswer.Mangled mangled) {
            return mangled.how().apply(body(mangled.answer()));
        }
        throw new IllegalArgumentException("no HTTP tracker can say " + answer);
    }

    private static void counts(SwarmStats stats, BencodeDictionary.Builder into) {
        stats.seeders().forEach(count -> into.put("complete", count));
        stats.leechers().forEach(count -> into.put("incomplete", count));
        stats.completed().forEach(count -> into.put("downloaded", count));
        stats.downloaders().forEach(count -> into.put("downloaders", count));
    }

    private static BencodeBytes compact(AnnounceResponse response, boolean ipv6) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (PeerEndpoint peer : response.peers()) {
            IpAddress address = (IpAddress) peer.host();
            if (address.isIpv6() == ipv6) {
                records.writeBytes(address.toByteArray());
                records.write(peer.port() >>> 8);
                records.write(peer.port());
            }
        }
        return BencodeBytes.of(records.toByteArray());
    }
}
