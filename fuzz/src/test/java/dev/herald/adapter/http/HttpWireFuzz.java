package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.fuzz.LoopbackServer;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Everything an HTTP server sends, status line and all, through a socket and the gateway as users get it, but for redirects: they
 * are not followed, so that no input leads away from here.
 */
public final class HttpWireFuzz implements FuzzTarget {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long MARGIN_SECONDS = 5;
    private static final int ROUND = 500;
    private static final byte[] HEALTHY =
            "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nd5:peers0:e".getBytes(StandardCharsets.US_ASCII);

    private final ExecutorService threads = Executors.newCachedThreadPool(HttpWireFuzz::daemon);
    private final LoopbackServer server = LoopbackServer.open(threads, (head, in, out) -> out.write(reply()));
    private final HttpTrackerAdapter gateway =
            HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()).withMaxRedirects(0));
    private final TrackerUrl tracker = TrackerUrl.of("http://127.0.0.1:" + server.port() + "/announce");
    private final AnnounceRequest request = Fixtures.announce();
    private volatile byte[] reply = HEALTHY;
    private int taken;

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fuzz-http");
        thread.setDaemon(true);
        return thread;
    }

    private byte[] reply() {
        return reply;
    }

    @Override
    public void take(byte[] input) throws Exception {
        answerTo(input).peekLeft(Heard::isSane).peek(Heard::isSane);
        if (++taken % ROUND == 0) {
            Law.holds(answerTo(HEALTHY).isRight(), "a healthy tracker is served afterwards");
        }
    }

    private Either<TrackerError, AnnounceResponse> answerTo(byte[] bytes) throws Exception {
        reply = bytes;
        return gateway.announce(tracker, request, TIMEOUT).get(TIMEOUT.toSeconds() + MARGIN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        gateway.close();
        server.close();
        threads.shutdownNow();
    }
}
