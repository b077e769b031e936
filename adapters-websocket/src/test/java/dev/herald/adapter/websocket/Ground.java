package dev.herald.adapter.websocket;

import static dev.herald.testkit.HeraldAssertions.answered;

import dev.herald.application.port.PeerSignalling;
import dev.herald.application.port.trace.Trace;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.Progress;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A conversation in virtual time, with a tracker that does what the test says. */
final class Ground {

    static final TrackerUrl TRACKER = TrackerUrl.of("ws://tracker.example.org/announce?passkey=0123456789abcdef");
    static final InfoHash A = swarm('a');
    static final InfoHash B = swarm('b');
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    final VirtualTime time = new VirtualTime();
    final List<TestLine> lines = new ArrayList<>();
    final Conversation conversation;
    int unneeded;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Ground() {
        this(PeerSignalling.NONE, 5);
    }

    Ground(PeerSignalling signalling, int offers) {
        WebSocketOptions options = WebSocketOptions.of(time, new Random(5))
                .withSignalling(signalling)
                .withOffers(offers);
        conversation = new Conversation(
                TRACKER,
                options,
                new Loop(this::execute, time),
                listener -> {
                    TestLine line = new TestLine(listener, this::drain);
                    lines.add(line);
                    return line;
                },
                () -> unneeded++);
    }

    /** One task after the other, like an event loop. */
    private void execute(Runnable task) {
        tasks.add(task);
        drain();
    }

    private void drain() {
        if (!running) {
            running = true;
            try {
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } finally {
                running = false;
            }
        }
    }

    static InfoHash swarm(char letter) {
        return InfoHash.of(String.valueOf(letter).repeat(20).getBytes(StandardCharsets.US_ASCII));
    }

    static AnnounceRequest request(InfoHash swarm) {
        return AnnounceRequest.of(swarm, Fixtures.CLIENT1, Progress.fresh(3));
    }

    static AnnounceRequest started(InfoHash swarm) {
        return request(swarm).with(AnnounceEvent.STARTED);
    }

    CompletableFuture<Either<TrackerError, AnnounceResponse>> announce(AnnounceRequest request) {
        AnnounceQuestion question = AnnounceQuestion.asked(request, TIMEOUT, time.now(), Trace.NONE);
        execute(() -> conversation.ask(question));
        question.answer().whenComplete((answer, failure) -> {
            if (question.answer().isCancelled()) {
                execute(() -> conversation.abandon(question));
            }
        });
        return question.answer();
    }

    CompletableFuture<Either<TrackerError, ScrapeResponse>> scrape(InfoHash... swarms) {
        ScrapeQuestion question = new ScrapeQuestion(Vector.of(swarms), TIMEOUT, time.now(), Trace.NONE);
        execute(() -> conversation.ask(question));
        return question.answer();
    }

    TestLine line() {
        return lines.get(lines.size() - 1);
    }

    static String yes(InfoHash swarm) {
        return yes(swarm, 120);
    }

    static String yes(InfoHash swarm, int interval) {
        return "{'action':'announce','info_hash':'" + text(swarm) + "','interval':" + interval
                + ",'complete':7,'incomplete':5}";
    }

    /** As it stands in JSON. */
    static String text(InfoHash swarm) {
        StringBuilder text = new StringBuilder();
        for (byte b : swarm.toByteArray()) {
            boolean plain = b >= 'a' && b <= 'z';
            text.append(plain ? String.valueOf((char) b) : String.format("\\u%04x", b & 0xFF));
        }
        return text.toString();
    }

    /** Makes a swarm live on an open socket. */
    void accepted(InfoHash swarm) {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> announce = announce(started(swarm));
        if (line().sent().isEmpty()) {
            line().open();
        }
        line().say(yes(swarm));
        answered(announce).get();
    }

    void close() {
        execute(conversation::close);
    }
}
