package dev.herald.testkit.udp;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.testkit.ScriptedAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Answers as UDP trackers write them (BEP 15), and the numbers of the protocol. */
public final class UdpAnswers {

    /** What stands where a connection id would, in a connect. */
    public static final long MAGIC = 0x41727101980L;

    /** The action of a connect. */
    public static final int CONNECT = 0;

    /** The action of an announce. */
    public static final int ANNOUNCE = 1;

    /** The action of a scrape. */
    public static final int SCRAPE = 2;

    /** The action of a no. */
    public static final int ERROR = 3;

    /** How opentracker refuses a connection id, in its spelling and with its last byte. */
    public static final String ID_MISMATCH = "Connection ID missmatch.\0";

    private UdpAnswers() {}

    /** A connection id. */
    public static byte[] connected(int transactionId, long connectionId) {
        return header(CONNECT, transactionId, 8).putLong(connectionId).array();
    }

    /** A yes to an announce, with the peers of one family, which is that of the packet (UDP-A7). Every peer must have an address. */
    public static byte[] announced(int transactionId, AnnounceResponse response, boolean ipv6) {
        byte[] peers = compact(response, ipv6);
        return header(ANNOUNCE, transactionId, 12 + peers.length)
                .putInt((int) response.intervals().interval().toSeconds())
                .putInt(count(response.stats().leechers().getOrElse(0L)))
                .putInt(count(response.stats().seeders().getOrElse(0L)))
                .put(peers)
                .array();
    }

    /** The counts of {@code swarms} up to the first that {@code response} does not know: rows have no names (UDP-S1). */
    public static byte[] scraped(int transactionId, Iterable<InfoHash> swarms, ScrapeResponse response) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (InfoHash swarm : swarms) {
            if (!response.found().containsKey(swarm)) {
                break;
            }
            rows.writeBytes(row(response.found().get(swarm).get()));
        }
        return header(SCRAPE, transactionId, rows.size())
                .put(rows.toByteArray())
                .array();
    }

    /** A no in these words. */
    public static byte[] refused(int transactionId, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return header(ERROR, transactionId, words.length).put(words).array();
    }

    static byte[] bytes(RecordedDatagram request, ScriptedAnswer answer) {
        int transactionId = request.transactionId();
        if (answer instanceof ScriptedAnswer.Announced yes) {
            return announced(transactionId, yes.response(), request.isIpv6());
        }
        if (answer instanceof ScriptedAnswer.Scraped yes) {
            return scraped(transactionId, UdpQuestions.swarms(request), yes.response());
        }
        if (answer instanceof ScriptedAnswer.Failed no && no.error() instanceof TrackerError.Refused refusal) {
            return refused(transactionId, refusal.reason());
        }
        throw new IllegalArgumentException("no UDP tracker can say " + answer);
    }

    private static ByteBuffer header(int action, int transactionId, int more) {
        return ByteBuffer.allocate(8 + more).putInt(action).putInt(transactionId);
    }

    private static byte[] row(SwarmStats stats) {
        return ByteBuffer.allocate(12)
                .putInt(count(stats.seeders().getOrElse(0L)))
                .putInt(count(stats.completed().getOrElse(0L)))
                .putInt(count(stats.leechers().getOrElse(0L)))
                .array();
    }

    private static int count(long value) {
        return (int) value;
    }

    private static byte[] compact(AnnounceResponse response, boolean ipv6) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (PeerEndpoint peer : response.peers()) {
            IpAddress address = (IpAddress) peer.host();
            if (address.isIpv6() == ipv6) {
                records.writeBytes(address.toByteArray());
                records.write(peer.port() >>> 8);
                records.write(peer.port());
            }
        }
        return records.toByteArray();
    }
}
