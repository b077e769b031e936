package dev.herald.adapter.websocket;

import dev.herald.bootstrap.SystemScheduler;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.fuzz.FuzzTarget;
import dev.herald.fuzz.Law;
import dev.herald.fuzz.LoopbackServer;
import dev.herald.testkit.Fixtures;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a WebSocket tracker sends, through a socket and the gateway as users get it. An input whose first byte is even stands behind a
 * right handshake, frames and all; any other is the handshake's answer too. The server hangs up behind it.
 */
public final class WebSocketWireFuzz implements FuzzTarget {

    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long MARGIN_SECONDS = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool(WebSocketWireFuzz::daemon);
    private final SystemScheduler time = new SystemScheduler();
    private final LoopbackServer server = LoopbackServer.open(threads, this::play);
    private final TrackerUrl tracker = TrackerUrl.of("ws://127.0.0.1:" + server.port() + "/announce");
    private volatile byte[] said = new byte[0];

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fuzz-websocket");
        thread.setDaemon(true);
        return thread;
    }

    private void play(String head, InputStream in, OutputStream out) throws IOException {
        byte[] bytes = said;
        Matcher key = KEY.matcher(head);
        if (bytes.length > 0 && bytes[0] % 2 == 0 && key.find()) {
            String answer = String.join(
                    "\r\n",
                    "HTTP/1.1 101 Switching Protocols",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Accept: " + accept(key.group(1)),
                    "",
                    "");
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.read(new byte[4_096]);
        }
        out.write(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1));
        out.flush();
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void take(byte[] input) throws Exception {
        said = input;
        try (WebSocketTrackerAdapter gateway = WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new Random(3)))) {
            Either<TrackerError, AnnounceResponse> outcome = gateway.announce(tracker, Fixtures.announce(), TIMEOUT)
                    .get(TIMEOUT.toSeconds() + MARGIN_SECONDS, TimeUnit.SECONDS);
            outcome.peekLeft(error -> {
                        Law.printable(error.message());
                        Law.holds(!(error instanceof TrackerError.TimedOut), "who hangs up is not waited for");
                    })
                    .peek(response -> response.warning().forEach(Law::printable));
        }
    }

    @Override
    public void close() {
        server.close();
        time.close();
        threads.shutdownNow();
    }
}
