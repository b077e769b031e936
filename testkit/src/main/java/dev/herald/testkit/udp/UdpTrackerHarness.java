package dev.herald.testkit.udp;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.contract.Capability;
import dev.herald.testkit.contract.HarnessTracker;
import dev.herald.testkit.contract.TrackerHarness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Puts a gateway for UDP trackers under the law of all gateways. What is left to do is {@link #openGateway()}:
 *
 * <pre>{@code
 * class MyGatewayContractTest extends TrackerGatewayContract {
 *     @Override
 *     protected TrackerHarness openHarness() {
 *         return new UdpTrackerHarness(UdpTrackerHarness.hostileLine()) {
 *             @Override
 *             public TrackerGateway openGateway() {
 *                 return MyGateway.open();
 *             }
 *         };
 *     }
 * }
 * }</pre>
 *
 * <p>A question that arrives several times, because it was sent again or doubled on its way, counts once: requests are the same when
 * they differ in nothing but their connection id (UDP-T3). Bytes that a script sends instead of an answer go out as they are and, for
 * a datagram that answers nothing ends nothing (UDP-R1), once more behind the head of an answer.
 */
public abstract class UdpTrackerHarness implements TrackerHarness {

    private final String address;
    private final UnaryOperator<UdpScript> line;
    private final List<ScriptedUdpTracker> trackers = new ArrayList<>();

    /** Trackers at 127.0.0.1 that can be reached without trouble. */
    protected UdpTrackerHarness() {
        this("127.0.0.1", UnaryOperator.identity());
    }

    /** Trackers at 127.0.0.1 behind {@code line}; see {@link #hostileLine()}. */
    protected UdpTrackerHarness(UnaryOperator<UdpScript> line) {
        this("127.0.0.1", line);
    }

    /** Trackers at an address of this machine's, for example {@code ::1}, behind {@code line}. */
    protected UdpTrackerHarness(String address, UnaryOperator<UdpScript> line) {
        this.address = address;
        this.line = line;
    }

    /**
     * A line that loses every tenth datagram each way, doubles every fifth, lets them overtake each other within twenty milliseconds,
     * and on which somebody sends {@link Spoofs} before each answer. It loses a request once at most and a connect never, for with
     * nothing heard from a tracker yet BEP 15 waits fifteen seconds, and the contract's deadlines are too short for two of them.
     */
    public static UnaryOperator<UdpScript> hostileLine() {
        Impairment lossy = Impairment.none()
                .losing(0.1, 0.1)
                .losingEachAtMost(1)
                .doubling(0.2)
                .delaying(Duration.ZERO, Duration.ofMillis(20))
                .seeded(4)
                .sparing(RecordedDatagram::isConnect);
        return script -> script.over(lossy).spoofedBy(Spoofs::strangers);
    }

    @Override
    public final HarnessTracker openTracker(String ownQuery, TrackerScript script) {
        UdpHarnessTracker tracker = new UdpHarnessTracker(ownQuery, script);
        trackers.add(tracker.tracker);
        return tracker;
    }

    @Override
    public final TrackerUrl deadTracker() {
        return ScriptedUdpTracker.nobody();
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.CLIENT_DETAILS, Capability.OWN_QUERY, Capability.BYTES);
        if (address.indexOf(':') < 0) {
            all.add(Capability.PEERS);
        }
        return all;
    }

    @Override
    public void close() {
        trackers.forEach(ScriptedUdpTracker::close);
    }

    private static UdpScript readable(UdpScript script) {
        return request -> {
            UdpReply reply = script.reply(request);
            return reply.and(new UdpReply(reply.datagrams().stream()
                    .filter(datagram -> !datagram.hex().startsWith(head(request)))
                    .map(datagram -> new OutgoingDatagram(
                            datagram.delay(), datagram.fromAnotherPort(), head(request) + datagram.hex()))
                    .toList()));
        };
    }

    private static String head(RecordedDatagram request) {
        return String.format(Locale.ROOT, "%08x%08x", request.action(), request.transactionId());
    }

    private final class UdpHarnessTracker implements HarnessTracker {
        private final String ownQuery;
        private final UdpTrackerScript script;
        private final ScriptedUdpTracker tracker;

        UdpHarnessTracker(String ownQuery, TrackerScript answers) {
            this.ownQuery = ownQuery;
            this.script = UdpTrackerScript.following(answers);
            this.tracker = ScriptedUdpTracker.openAt(address, line.apply(readable(script)));
        }

        private Seq<RecordedDatagram> requests() {
            return Vector.ofAll(script.taken()).distinctBy(UdpRequestKey::of);
        }

        @Override
        public TrackerUrl url() {
            return tracker.url(ownQuery.isEmpty() ? "/announce" : "/announce?" + ownQuery);
        }

        @Override
        public Seq<TrackerQuestion> questions() {
            return requests().map(UdpQuestions::read);
        }

        @Override
        public Seq<String> queries() {
            return requests().map(RecordedDatagram::urlData).map(data -> data.substring(data.indexOf('?') + 1));
        }

        @Override
        public boolean awaitQuestions(int count, Duration patience) throws InterruptedException {
            return tracker.await(datagrams -> requests().size() >= count, patience);
        }

        @Override
        public boolean awaitNoConnection(Duration patience) {
            return true;
        }
    }
}
