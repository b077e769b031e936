package dev.herald.testkit.udp;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** The plainest gateway that obeys the law over UDP: a thread and a socket for each question, and everything sent again soon. */
final class PlainUdpGateway implements TrackerGateway {

    private final Fault fault;
    private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** What a red twin gets wrong. */
    enum Fault {
        NONE,
        ANY_PORT,
        ANY_TRANSACTION,
        ANY_ACTION,
        LONG_ERRORS,
        EXACT_LENGTHS,
        NO_SECOND_ID
    }

    PlainUdpGateway() {
        this(Fault.NONE);
    }

    PlainUdpGateway(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.UDP);
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return 70;
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        return ask(tracker, UdpAnswers.ANNOUNCE, announce(tracker, request), 20, timeout, answer -> {
            AnnounceIntervals intervals =
                    AnnounceIntervals.ofSeconds(Option.some(answer.getInt() & 0xFFFFFFFFL), Option.none());
            SwarmStats stats = SwarmStats.unknown().withLeechers(count(answer)).withSeeders(count(answer));
            PeerList peers = PeerList.empty().withIpv4(answer.limit(answer.limit() - answer.remaining() % 6));
            return new AnnounceResponse(
                    intervals, stats, peers, Option.none(), Option.none(), Option.none(), Vector.empty());
        });
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (swarms.isEmpty() || swarms.size() > scrapeLimit(tracker)) {
            throw new IllegalArgumentException("not a scrape: " + swarms.size());
        }
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        swarms.forEach(swarm -> hashes.writeBytes(swarm.toByteArray()));
        return ask(tracker, UdpAnswers.SCRAPE, hashes.toByteArray(), 8, timeout, answer -> {
            Map<InfoHash, SwarmStats> found = HashMap.empty();
            for (InfoHash swarm : swarms.take(answer.remaining() / 12)) {
                SwarmStats seeders = SwarmStats.unknown().withSeeders(count(answer));
                found = found.put(swarm, seeders.withCompleted(count(answer)).withLeechers(count(answer)));
            }
            return new ScrapeResponse(found, Option.none());
        });
    }

    private <T> CompletableFuture<Either<TrackerError, T>> ask(
            TrackerUrl tracker, int action, byte[] body, int least, Duration timeout, Function<ByteBuffer, T> reader) {
        if (tracker.scheme() != TrackerScheme.UDP) {
            return CompletableFuture.completedFuture(Either.left(new TrackerError.Unsupported("that scheme")));
        }
        CompletableFuture<Either<TrackerError, T>> answer = new CompletableFuture<>();
        Runnable end = () -> answer.complete(Either.left(new TrackerError.Unreachable(Stage.SEND, "closed")));
        endings.add(end);
        if (closed) {
            end.run();
        } else {
            PlainConversation conversation = new PlainConversation(tracker, timeout, answer::isDone, fault);
            new Thread(
                            () -> answer.complete(
                                    conversation.ask(action, body, least).map(reader)),
                            "plain")
                    .start();
        }
        return answer;
    }

    private static byte[] announce(TrackerUrl tracker, AnnounceRequest request) {
        String query = tracker.query().map(own -> "?" + own).getOrElse("");
        byte[] url = (tracker.path() + query).getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(84 + url.length)
                .put(request.swarm().toByteArray())
                .put(request.client().peerId().toByteArray())
                .putLong(request.progress().downloaded())
                .putLong(request.progress().left())
                .putLong(request.progress().uploaded())
                .putInt(event(request))
                .putInt(0)
                .putInt(request.client().key().bits())
                .putInt(request.numWant())
                .putShort((short) request.client().port())
                .put((byte) 2)
                .put((byte) url.length)
                .put(url)
                .array();
    }

    private static int event(AnnounceRequest request) {
        return switch (request.event()) {
            case COMPLETED -> 1;
            case STARTED -> 2;
            case STOPPED -> 3;
            case NONE, PAUSED -> 0;
        };
    }

    private static long count(ByteBuffer answer) {
        return answer.getInt() & 0xFFFFFFFFL;
    }

    @Override
    public void close() {
        closed = true;
        endings.forEach(Runnable::run);
    }
}
