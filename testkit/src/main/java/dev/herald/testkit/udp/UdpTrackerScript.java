package dev.herald.testkit.udp;

import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The script that does what a UDP tracker does (BEP 15): hands out connection ids, takes questions that come with one, and refuses
 * the others in opentracker's words. What it answers a {@link TrackerScript} says; delays, silence and mangled bytes included.
 *
 * <p>Reading is strict: a request no client should send is an {@code AssertionError}, which fails the test as its tracker is closed.
 * Ids have no clock of their own, they become stale when the test says so: {@link #forgetIds()}, {@link #idsServing(int)}.
 */
public final class UdpTrackerScript implements UdpScript {

    private final TrackerScript script;
    private LongSupplier ids;
    private final Map<Long, Connection> connections = new LinkedHashMap<>();
    private final List<RecordedDatagram> taken = new ArrayList<>();
    private int requestsPerId = Integer.MAX_VALUE;
    private String staleIdText = UdpAnswers.ID_MISMATCH;
    private boolean ignoringStaleIds;

    private UdpTrackerScript(TrackerScript script, LongSupplier ids) {
        this.script = script;
        this.ids = ids;
    }

    /** A tracker that answers what {@code script} says. */
    public static UdpTrackerScript following(TrackerScript script) {
        return new UdpTrackerScript(script, new Random(15)::nextLong);
    }

    /** The same tracker, but every id it hands out is this one (UDP-C2). */
    public synchronized UdpTrackerScript handingOut(long id) {
        ids = () -> id;
        return this;
    }

    /** The same tracker, but an id is stale after {@code count} requests. */
    public synchronized UdpTrackerScript idsServing(int count) {
        requestsPerId = count;
        return this;
    }

    /** The same tracker, but it refuses a stale id in these words. */
    public synchronized UdpTrackerScript refusingStaleIdsWith(String text) {
        staleIdText = text;
        return this;
    }

    /** The same tracker, but it leaves a request with a stale id without an answer. */
    public synchronized UdpTrackerScript ignoringStaleIds() {
        ignoringStaleIds = true;
        return this;
    }

    /** From now on every id handed out so far is stale. */
    public synchronized void forgetIds() {
        connections.clear();
    }

    /** The announces and scrapes that came with a good id so far, the oldest first; those sent again are here again. */
    public synchronized List<RecordedDatagram> taken() {
        return List.copyOf(taken);
    }

    @Override
    public synchronized UdpReply reply(RecordedDatagram request) {
        if (request.isConnect()) {
            return connect(request);
        }
        if (!takes(request)) {
            return refuseId(request);
        }
        taken.add(request);
        return reply(request, script.answer(UdpQuestions.read(request)));
    }

    private UdpReply connect(RecordedDatagram request) {
        if (request.connectionId() != UdpAnswers.MAGIC || request.length() != 16) {
            throw new AssertionError("no connect (UDP-C1): " + request.hex());
        }
        long id = ids.getAsLong();
        connections.put(id, new Connection(request.from(), requestsPerId));
        return UdpReply.of(UdpAnswers.connected(request.transactionId(), id));
    }

    private boolean takes(RecordedDatagram request) {
        Connection connection = connections.get(request.connectionId());
        if (connection == null || connection.left() == 0 || !connection.client().equals(request.from())) {
            return false;
        }
        connections.put(request.connectionId(), new Connection(connection.client(), connection.left() - 1));
        return true;
    }

    private UdpReply refuseId(RecordedDatagram request) {
        return ignoringStaleIds
                ? UdpReply.silence()
                : UdpReply.of(UdpAnswers.refused(request.transactionId(), staleIdText));
    }

    private static UdpReply reply(RecordedDatagram request, ScriptedAnswer answer) {
        if (answer instanceof ScriptedAnswer.Late late) {
            return reply(request, late.answer()).after(late.delay());
        }
        if (answer instanceof ScriptedAnswer.Mangled mangled) {
            return reply(request, mangled.answer()).mangled(mangled.how());
        }
        return answer instanceof ScriptedAnswer.Silence
                ? UdpReply.silence()
                : UdpReply.of(UdpAnswers.bytes(request, answer));
    }

    private record Connection(InetSocketAddress client, int left) {}
}
