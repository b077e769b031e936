package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.testkit.Fixtures;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The packets of a UDP tracker, and of others in its name, told to conversations that have no network. */
public final class UdpPacketsFuzz implements FuzzTarget {

    private static final TrackerUrl TRACKER = TrackerUrl.of("udp://tracker.example:6969");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONVERSATIONS = 500;

    private final InetSocketAddress there = at(new byte[] {(byte) 192, 0, 2, 1});
    private final InetSocketAddress elsewhere = at(new byte[] {(byte) 192, 0, 2, 2});
    private final Sink sink = new Sink();
    private Conversations conversations = fresh();
    private long now;
    private int taken;

    /** Where packets go: only what the last of them was is of interest. */
    private static final class Sink implements Wire {
        private int action = -1;
        private int transaction;

        @Override
        public boolean send(ByteBuffer packet, Conversation to) {
            action = packet.getInt(8);
            transaction = packet.getInt(12);
            return true;
        }

        @Override
        public void probe(Conversation target) {}
    }

    private static InetSocketAddress at(byte[] address) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), 6969);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private Conversations fresh() {
        now = 0;
        return new Conversations(UdpOptions.usual(), sink, new Random(7));
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (++taken % CONVERSATIONS == 0) {
            conversations = fresh();
        }
        List<Datagrams.Datagram> datagrams = Datagrams.of(input);
        boolean scraping = input.length > 0 && (input[0] & 2) != 0;
        if (scraping) {
            scrape(datagrams);
        } else {
            announce(datagrams);
        }
    }

    private void announce(List<Datagrams.Datagram> datagrams) {
        AnnounceQuestion question = new AnnounceQuestion(
                TRACKER, Fixtures.announce(), new TimeLimit(TIMEOUT, now), Trail.NONE, Question::leave);
        begin(question);
        hear(datagrams);
        while (!question.isTold()) {
            hearTheTruth();
        }
        question.answer().join().peek(UdpPacketsFuzz::isSane).peekLeft(error -> Law.printable(error.message()));
    }

    private void scrape(List<Datagrams.Datagram> datagrams) {
        Vector<InfoHash> swarms = Vector.of(Fixtures.IH1, Fixtures.IH2);
        ScrapeQuestion question = new ScrapeQuestion(
                TRACKER, swarms, new ScrapeLimits(), new TimeLimit(TIMEOUT, now), Trail.NONE, Question::leave);
        begin(question);
        hear(datagrams);
        for (int i = 0; i < 20 && !question.isTold(); i++) {
            hearTheTruth();
        }
        Law.holds(question.isTold(), "a scrape ends");
        question.answer()
                .join()
                .peek(response -> Law.holds(swarms.containsAll(response.found().keySet()), "SCRAPE-8"))
                .peekLeft(error -> Law.printable(error.message()));
    }

    private void begin(Question question) {
        now += Duration.ofSeconds(1).toNanos();
        conversations.advance(now);
        question.begin(conversations);
        question.visit(new Route(List.of(there)));
    }

    private void hear(List<Datagrams.Datagram> datagrams) {
        for (Datagrams.Datagram datagram : datagrams) {
            ByteBuffer packet = ByteBuffer.wrap(datagram.answering(sink.transaction));
            int action = sink.action;
            conversations.received(packet.duplicate(), elsewhere);
            Law.holds(sink.action == action, "UDP-R1: another source changes nothing");
            conversations.received(packet, there);
        }
    }

    /** What the tracker itself answers to the packet sent last. */
    private void hearTheTruth() {
        ByteBuffer answer = ByteBuffer.allocate(32).putInt(sink.action).putInt(sink.transaction);
        int length = sink.action == RequestFrames.CONNECT ? 16 : sink.action == RequestFrames.ANNOUNCE ? 20 : 32;
        conversations.received(answer.putLong(8, 77).limit(length).position(0), there);
    }

    private static void isSane(AnnounceResponse response) {
        int usable = 0;
        for (PeerEndpoint peer : response.peers()) {
            usable++;
            Law.holds(!peer.isUnusable(), "HTTP-R13: a peer can be used");
        }
        Law.holds(usable <= response.peers().received(), "no peer comes from nowhere");
        SwarmStats stats = response.stats();
        Law.holds(stats.seeders().forAll(count -> count >= 0), "counts are counts");
        Law.holds(stats.leechers().forAll(count -> count >= 0), "counts are counts");
    }
}
