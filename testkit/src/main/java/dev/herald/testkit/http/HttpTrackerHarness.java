package dev.herald.testkit.http;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.ScriptedAnswer;
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
import java.util.Set;

/**
 * Puts a gateway for HTTP trackers under the law of all gateways. What is left to do is {@link #openGateway()}:
 *
 * <pre>{@code
 * class MyGatewayContractTest extends TrackerGatewayContract {
 *     @Override
 *     protected TrackerHarness openHarness() {
 *         return new HttpTrackerHarness() {
 *             @Override
 *             public TrackerGateway openGateway() {
 *                 return MyGateway.open();
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public abstract class HttpTrackerHarness implements TrackerHarness {

    private final List<ScriptedHttpTracker> trackers = new ArrayList<>();

    /** For subclasses. */
    protected HttpTrackerHarness() {}

    @Override
    public final HarnessTracker openTracker(String ownQuery, TrackerScript script) {
        HttpHarnessTracker tracker = new HttpHarnessTracker(ownQuery, script);
        trackers.add(tracker.tracker);
        return tracker;
    }

    @Override
    public final TrackerUrl deadTracker() {
        return ScriptedHttpTracker.nobody();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public void close() {
        trackers.forEach(ScriptedHttpTracker::close);
    }

    private static final class HttpHarnessTracker implements HarnessTracker {
        private final String ownQuery;
        private final ScriptedHttpTracker tracker;

        HttpHarnessTracker(String ownQuery, TrackerScript script) {
            this.ownQuery = ownQuery;
            this.tracker = ScriptedHttpTracker.open(request -> reply(script.answer(TrackerRequests.read(request))));
        }

        private static HttpReply reply(ScriptedAnswer answer) {
            if (answer instanceof ScriptedAnswer.Late late) {
                return reply(late.answer()).after(late.delay());
            }
            return answer instanceof ScriptedAnswer.Silence
                    ? HttpReply.silence()
                    : HttpReply.ok(TrackerAnswers.body(answer));
        }

        @Override
        public TrackerUrl url() {
            return tracker.url(ownQuery.isEmpty() ? "/announce" : "/announce?" + ownQuery);
        }

        @Override
        public Seq<TrackerQuestion> questions() {
            return Vector.ofAll(tracker.requests()).map(TrackerRequests::read);
        }

        @Override
        public Seq<String> queries() {
            return Vector.ofAll(tracker.requests()).map(RecordedRequest::query);
        }

        @Override
        public boolean awaitQuestions(int count, Duration patience) throws InterruptedException {
            return tracker.awaitRequests(count, patience);
        }

        @Override
        public boolean awaitNoConnection(Duration patience) throws InterruptedException {
            return tracker.awaitConnectionsOpen(0, patience);
        }
    }
}
