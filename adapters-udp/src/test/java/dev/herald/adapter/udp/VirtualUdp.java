package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The conversations of a gateway with no network but this one, in which time passes when a test says so. */
final class VirtualUdp implements Wire {

    static final TrackerUrl TRACKER = TrackerUrl.of("udp://tracker.example.com:6969");
    static final InetSocketAddress HERE = address("192.0.2.9", 6969);

    /** What there is at the other end. */
    @FunctionalInterface
    interface Tracker {
        void heard(Packet packet);
    }

    /** A packet of ours as it was sent. */
    record Packet(Duration at, InetSocketAddress to, ByteBuffer bytes) {
        int action() {
            return bytes.getInt(8);
        }

        int transaction() {
            return bytes.getInt(12);
        }

        long connectionId() {
            return bytes.getLong(0);
        }

        /** When it was sent and what it is, for example {@code announce 17}, in whole seconds. */
        @Override
        public String toString() {
            return List.of("connect", "announce", "scrape").get(action()) + " " + at.toSeconds();
        }
    }

    final VirtualTime time = new VirtualTime();
    final List<Packet> sent = new ArrayList<>();
    final List<InetSocketAddress> probed = new ArrayList<>();
    final Conversations conversations;
    private Tracker tracker = packet -> {};
    private boolean full;
    private boolean broken;

    VirtualUdp(UdpOptions options) {
        this.conversations = new Conversations(options, this, new Random(7));
    }

    static InetSocketAddress address(String literal, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(literal), port);
        } catch (UnknownHostException notLiteral) {
            throw new IllegalArgumentException(notLiteral);
        }
    }

    VirtualUdp with(Tracker other) {
        tracker = other;
        return this;
    }

    @Override
    public boolean send(ByteBuffer packet, Conversation to) throws IOException {
        if (broken) {
            throw new IOException("Network is unreachable");
        }
        if (full) {
            return false;
        }
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        Packet gone = new Packet(time.now(), to.remote(), ByteBuffer.wrap(bytes));
        sent.add(gone);
        tracker.heard(gone);
        return true;
    }

    @Override
    public void probe(Conversation target) {
        probed.add(target.remote());
    }

    void full(boolean is) {
        full = is;
    }

    void broken(boolean is) {
        broken = is;
    }

    /** A packet arrives at us, {@code delay} from now. */
    void arrives(Duration delay, InetSocketAddress from, ByteBuffer bytes) {
        time.schedule(delay, () -> {
            conversations.advance(time.now().toNanos());
            conversations.received(bytes.duplicate(), from);
        });
    }

    /** The answer to a packet, {@code delay} from now. */
    void answers(Duration delay, Packet packet, ByteBuffer bytes) {
        arrives(delay, packet.to(), bytes);
    }

    AnnounceQuestion announce(AnnounceRequest request, Duration timeout, InetSocketAddress... addresses) {
        AnnounceQuestion question = new AnnounceQuestion(TRACKER, request, limit(timeout), Trail.NONE, Question::leave);
        begin(question, addresses);
        return question;
    }

    AnnounceQuestion announce(AnnounceRequest request, Duration timeout, Route route) {
        AnnounceQuestion question = new AnnounceQuestion(TRACKER, request, limit(timeout), Trail.NONE, Question::leave);
        begin(question, route);
        return question;
    }

    ScrapeQuestion scrape(Seq<InfoHash> swarms, ScrapeLimits limits, Duration timeout) {
        ScrapeQuestion question =
                new ScrapeQuestion(TRACKER, swarms, limits, limit(timeout), Trail.NONE, Question::leave);
        begin(question);
        return question;
    }

    private TimeLimit limit(Duration timeout) {
        return new TimeLimit(timeout, time.now().toNanos());
    }

    private void begin(Question question, InetSocketAddress... addresses) {
        begin(question, new Route(addresses.length == 0 ? List.of(HERE) : List.of(addresses)));
    }

    private void begin(Question question, Route route) {
        conversations.advance(time.now().toNanos());
        question.begin(conversations);
        question.visit(route);
    }

    /** Lets time pass. */
    void pass(Duration span) {
        Duration end = time.now().plus(span);
        do {
            Duration quiet = Stream.of(
                            Duration.ofNanos(conversations.quietFor()),
                            time.untilNext().getOrElse(span),
                            end.minus(time.now()))
                    .min(Duration::compareTo)
                    .orElseThrow();
            time.advanceBy(quiet);
            conversations.advance(time.now().toNanos());
        } while (time.now().compareTo(end) < 0);
    }

    void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** What was sent, as {@code "connect 0"}, {@code "announce 2"}. */
    List<String> timeline() {
        return sent.stream().map(Packet::toString).toList();
    }

    Packet last() {
        return sent.get(sent.size() - 1);
    }
}
