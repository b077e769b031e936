package dev.herald.fuzz;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpMisbehaviour;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.http.TrackerAnswers;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpMisbehaviour;
import dev.herald.testkit.udp.UdpScript;
import dev.herald.testkit.udp.UdpTrackerScript;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import dev.herald.testkit.websocket.WebSocketMisbehaviour;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tracker for every misbehaviour of every transport, and a healthy one for each. */
final class HostileTrackers implements AutoCloseable {

    private static final byte[] BODY = TrackerAnswers.announced(Fixtures.response());

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<String, TrackerUrl> hostile = new LinkedHashMap<>();
    private final List<TrackerUrl> healthy;

    HostileTrackers() {
        for (HttpMisbehaviour wrong : HttpMisbehaviour.values()) {
            hostile.put("http " + wrong, http(wrong.reply(BODY)));
        }
        for (UdpMisbehaviour wrong : UdpMisbehaviour.values()) {
            hostile.put("udp " + wrong, udp(wrong.script()));
        }
        for (WebSocketMisbehaviour wrong : WebSocketMisbehaviour.values()) {
            hostile.put("ws " + wrong, webSocket(wrong));
        }
        hostile.put("http nobody", ScriptedHttpTracker.nobody());
        hostile.put("ws nobody", ScriptedWebSocketTracker.nobody());
        healthy = List.of(
                http(HttpReply.ok(BODY)),
                udp(UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())))),
                webSocket(WebSocketMisbehaviour.A_YES));
    }

    private TrackerUrl http(HttpReply reply) {
        ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(reply));
        open.push(tracker::close);
        return tracker.url();
    }

    private TrackerUrl udp(UdpScript script) {
        ScriptedUdpTracker tracker = ScriptedUdpTracker.open(script);
        open.push(tracker::close);
        return tracker.url();
    }

    private TrackerUrl webSocket(WebSocketMisbehaviour wrong) {
        ScriptedWebSocketTracker tracker = wrong.open();
        open.push(tracker::close);
        return tracker.url();
    }

    /** Each by its name. */
    Map<String, TrackerUrl> hostile() {
        return hostile;
    }

    /** One for HTTP, one for UDP, one for WebSocket. */
    List<TrackerUrl> healthy() {
        return healthy;
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
