package dev.herald.testkit.simulation;

import dev.herald.application.port.TrackerGateway;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.VirtualTime;
import dev.herald.testkit.contract.Capability;
import dev.herald.testkit.contract.HarnessTracker;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The world obeys the law of gateways. Its trackers have natures instead of scripts; for this they are given one. */
class VirtualTrackersContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new WorldHarness();
    }

    private static final class WorldHarness implements TrackerHarness {

        private final VirtualTime time = new VirtualTime();
        private final VirtualTrackers world = VirtualTrackers.seeded(1, time);
        private int trackers;

        @Override
        public TrackerGateway openGateway() {
            return world;
        }

        @Override
        public HarnessTracker openTracker(String ownQuery, TrackerScript script) {
            String query = ownQuery.isEmpty() ? "" : "?" + ownQuery;
            return new WorldTracker(
                    world, TrackerUrl.of("http://tracker-" + trackers++ + ".example.com/announce" + query), script);
        }

        @Override
        public TrackerUrl deadTracker() {
            TrackerUrl url = TrackerUrl.of("http://dead.example.com/announce");
            for (TrackerUrl dead :
                    Vector.of(url, TrackerUrl.of(url.reveal() + "?passkey=0123456789abcdef0123456789abcdef"))) {
                world.follow(
                        dead,
                        TrackerScript.always(
                                ScriptedAnswer.failed(new TrackerError.Unreachable(Stage.CONNECT, "nobody listens"))));
            }
            return url;
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.complementOf(EnumSet.of(
                    Capability.OWN_QUERY, Capability.JOINED_QUERY, Capability.BYTES, Capability.CONNECTIONS));
        }

        @Override
        public void await(CompletableFuture<?> question, Duration patience) {
            if (!question.isDone()) {
                time.advanceBy(patience);
            }
        }

        @Override
        public void close() {}
    }

    private static final class WorldTracker implements HarnessTracker {

        private final TrackerUrl url;
        private Vector<TrackerQuestion> questions = Vector.empty();

        WorldTracker(VirtualTrackers world, TrackerUrl url, TrackerScript script) {
            this.url = url;
            world.follow(url, question -> {
                note(question);
                return script.answer(question);
            });
        }

        private synchronized void note(TrackerQuestion question) {
            questions = questions.append(question);
        }

        @Override
        public TrackerUrl url() {
            return url;
        }

        @Override
        public synchronized Seq<TrackerQuestion> questions() {
            return questions;
        }

        @Override
        public Seq<String> queries() {
            return Vector.empty();
        }

        @Override
        public boolean awaitQuestions(int count, Duration patience) {
            return questions().size() >= count;
        }

        @Override
        public boolean awaitNoConnection(Duration patience) {
            return true;
        }
    }
}
