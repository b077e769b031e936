package dev.herald.testkit.websocket;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.contract.Capability;
import dev.herald.testkit.contract.HarnessTracker;
import dev.herald.testkit.contract.TrackerHarness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Puts a gateway for WebSocket trackers under the law of all gateways, as far as the transport goes. What is left to do is
 * {@link #openGateway()}.
 */
public abstract class WebSocketTrackerHarness implements TrackerHarness {

    private final List<ScriptedWebSocketTracker> trackers = new ArrayList<>();
    private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "scripted-websocket-later");
        thread.setDaemon(true);
        return thread;
    });

    /** For subclasses. */
    protected WebSocketTrackerHarness() {}

    @Override
    public HarnessTracker openTracker(String ownQuery, TrackerScript script) {
        List<String> queries = new CopyOnWriteArrayList<>();
        ScriptedWebSocketTracker tracker =
                ScriptedWebSocketTracker.open((message, client) -> TrackerMessages.question(message)
                        .forEach(question -> {
                            queries.add(client.query());
                            play(question, script.answer(question), client, bytes -> bytes);
                        }));
        trackers.add(tracker);
        return new Tracker(tracker, queries, tracker.url(ownQuery.isEmpty() ? "/announce" : "/announce?" + ownQuery));
    }

    private void play(
            TrackerQuestion question,
            ScriptedAnswer answer,
            WebSocketClientConnection client,
            UnaryOperator<byte[]> mangling) {
        if (answer instanceof ScriptedAnswer.Late late) {
            later.schedule(
                    () -> play(question, late.answer(), client, mangling),
                    late.delay().toNanos(),
                    TimeUnit.NANOSECONDS);
        } else if (answer instanceof ScriptedAnswer.Mangled mangled) {
            play(question, mangled.answer(), client, bytes -> mangled.how().apply(mangling.apply(bytes)));
        } else if (!(answer instanceof ScriptedAnswer.Silence)) {
            client.text(mangling.apply(message(question, answer).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String message(TrackerQuestion question, ScriptedAnswer answer) {
        if (answer instanceof ScriptedAnswer.Announced announced
                && question instanceof TrackerQuestion.Announce announce) {
            return TrackerMessages.announced(announce, announced.response());
        }
        if (answer instanceof ScriptedAnswer.Scraped scraped) {
            return TrackerMessages.scraped(scraped.response());
        }
        if (answer instanceof ScriptedAnswer.Failed failed) {
            return TrackerMessages.refused(question, failed.error());
        }
        // An announce's answer to a scrape: as a tracker that mixes things up would send it.
        return "{\"action\":\"announce\"}";
    }

    @Override
    public TrackerUrl deadTracker() {
        return ScriptedWebSocketTracker.nobody();
    }

    /**
     * All but three, which the transport has no place for (WS-4, WS-5, WS-10): {@link Capability#PEERS}, who come as offers;
     * {@link Capability#CLIENT_DETAILS}, as an announce has no field for a port, and its {@code numwant} counts the offers it
     * carries; and {@link Capability#JOINED_QUERY}, as the URL's query goes out once, with the handshake, and nothing is added to it.
     */
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.TRACKER_ID,
                Capability.WARNING,
                Capability.MINIMUM_INTERVAL,
                Capability.OWN_QUERY,
                Capability.NAMED_COUNTS,
                Capability.BYTES,
                Capability.CONNECTIONS);
    }

    @Override
    public void close() {
        later.shutdownNow();
        trackers.forEach(ScriptedWebSocketTracker::close);
    }

    private static final class Tracker implements HarnessTracker {
        private final ScriptedWebSocketTracker tracker;
        private final List<String> queries;
        private final TrackerUrl url;

        Tracker(ScriptedWebSocketTracker tracker, List<String> queries, TrackerUrl url) {
            this.tracker = tracker;
            this.queries = queries;
            this.url = url;
        }

        @Override
        public TrackerUrl url() {
            return url;
        }

        @Override
        public Seq<TrackerQuestion> questions() {
            return Vector.ofAll(tracker.messages()).flatMap(TrackerMessages::question);
        }

        @Override
        public Seq<String> queries() {
            return Vector.ofAll(queries);
        }

        @Override
        public boolean awaitQuestions(int count, Duration patience) throws InterruptedException {
            return tracker.awaitMessages(count, patience);
        }

        @Override
        public boolean awaitNoConnection(Duration patience) throws InterruptedException {
            return tracker.awaitConnectionsOpen(0, patience);
        }
    }
}
