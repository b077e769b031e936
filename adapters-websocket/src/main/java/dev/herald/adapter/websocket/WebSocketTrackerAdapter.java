package dev.herald.adapter.websocket;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unsupported;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The gateway to WebTorrent's trackers, {@code ws} and {@code wss}. Answers name no peers: those come as WebRTC offers, to
 * {@link WebSocketOptions#withSignalling whoever takes part in signalling}.
 *
 * <p>All swarms of one client share a socket to a tracker, which counts them for as long as it is open. So an announce that was
 * accepted keeps the socket: when it is lost, it is opened again after a while, and every swarm on it is announced again, until
 * {@code stopped} is announced or the gateway is closed. Clients with different peer ids have sockets of their own.
 *
 * <p>Answers are completed on the few threads that serve all sockets, so what depends on them must not block.
 */
public final class WebSocketTrackerAdapter implements TrackerGateway {

    /** As many swarms as fit into one message without trouble anywhere. */
    private static final int SCRAPE_LIMIT = 60;

    private final WebSocketOptions options;
    private final Conversations conversations;
    private final Tracer tracer;

    private WebSocketTrackerAdapter(WebSocketOptions options, Tracer tracer) {
        this.options = options;
        this.tracer = tracer;
        this.conversations = new Conversations(new NettyMeans(options));
    }

    /** A gateway of its own, with its own threads and sockets; close it when it is not needed any more. */
    public static WebSocketTrackerAdapter open(WebSocketOptions options) {
        return open(options, Tracer.NONE);
    }

    /** The same with somebody who follows its questions. */
    public static WebSocketTrackerAdapter open(WebSocketOptions options, Tracer tracer) {
        return new WebSocketTrackerAdapter(options, tracer);
    }

    @Override
    public Set<TrackerScheme> schemes() {
        return HashSet.of(TrackerScheme.WS, TrackerScheme.WSS);
    }

    @Override
    public CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(
            TrackerUrl tracker, AnnounceRequest request, Duration timeout) {
        if (!speaks(tracker)) {
            return unsupported(tracker);
        }
        AnnounceQuestion question =
                AnnounceQuestion.asked(request, timeout, options.time().now(), tracer.begin(tracker, request));
        return conversations.ask(
                tracker, Option.some(request.client().peerId()), AddressFamilies.of(request.families()), question);
    }

    @Override
    public CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(
            TrackerUrl tracker, Seq<InfoHash> swarms, Duration timeout) {
        if (swarms.isEmpty() || swarms.size() > SCRAPE_LIMIT) {
            throw new IllegalArgumentException(
                    "a scrape asks for 1 to " + SCRAPE_LIMIT + " swarms, not " + swarms.size());
        }
        if (!speaks(tracker)) {
            return unsupported(tracker);
        }
        return conversations.ask(
                tracker,
                Option.none(),
                AddressFamilies.BOTH,
                new ScrapeQuestion(swarms, timeout, options.time().now(), tracer.begin(tracker, swarms)));
    }

    @Override
    public int scrapeLimit(TrackerUrl tracker) {
        return SCRAPE_LIMIT;
    }

    private boolean speaks(TrackerUrl tracker) {
        return tracker.scheme() == TrackerScheme.WS || tracker.scheme() == TrackerScheme.WSS;
    }

    private static <T> CompletableFuture<Either<TrackerError, T>> unsupported(TrackerUrl tracker) {
        return CompletableFuture.completedFuture(
                Either.left(new Unsupported("the scheme " + tracker.scheme().label() + " over WebSocket")));
    }

    /** How many conversations there are, each with a socket or on its way to one. */
    int conversations() {
        return conversations.size();
    }

    /**
     * Answers what is under way and closes the sockets, which trackers take for {@code stopped} of every swarm on them (WS-19).
     */
    @Override
    public void close() {
        conversations.close();
    }
}
