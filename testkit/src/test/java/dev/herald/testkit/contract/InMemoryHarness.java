package dev.herald.testkit.contract;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.InMemoryTrackerGateway;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.VirtualTime;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The in-memory gateway in virtual time. Its queries are made up, so that the law about them has something to look at. */
class InMemoryHarness implements TrackerHarness {

    final VirtualTime time = new VirtualTime();
    final InMemoryTrackerGateway gateway = InMemoryTrackerGateway.open(time, TrackerScheme.HTTP, TrackerScheme.HTTPS);
    private int trackers;

    @Override
    public TrackerGateway openGateway() {
        return gateway;
    }

    @Override
    public Option<TrackerGateway> openTraced(Tracer tracer) {
        return Option.some(gateway.tracedBy(tracer));
    }

    @Override
    public HarnessTracker openTracker(String ownQuery, TrackerScript script) {
        String query = ownQuery.isEmpty() ? "" : "?" + ownQuery;
        TrackerUrl url = TrackerUrl.of("http://tracker-" + trackers++ + ".example.com/announce" + query);
        return new InMemoryHarnessTracker(url, script);
    }

    @Override
    public TrackerUrl deadTracker() {
        TrackerUrl url = TrackerUrl.of("http://dead.example.com/announce");
        for (TrackerUrl dead :
                Vector.of(url, TrackerUrl.of(url.reveal() + "?passkey=0123456789abcdef0123456789abcdef"))) {
            gateway.at(dead)
                    .answers(ScriptedAnswer.failed(new TrackerError.Unreachable(Stage.CONNECT, "nobody listens")));
        }
        return url;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public void await(CompletableFuture<?> question, Duration patience) {
        if (!question.isDone()) {
            time.advanceBy(patience);
        }
    }

    @Override
    public void close() {}

    String queryAsSent(TrackerUrl tracker) {
        return tracker.query().map(own -> own + "&").getOrElse("") + "info_hash=…";
    }

    private final class InMemoryHarnessTracker implements HarnessTracker {
        private final TrackerUrl url;
        private Vector<TrackerQuestion> questions = Vector.empty();

        InMemoryHarnessTracker(TrackerUrl url, TrackerScript script) {
            this.url = url;
            gateway.at(url).follows(question -> {
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
            return questions().map(question -> queryAsSent(url));
        }

        @Override
        public boolean awaitQuestions(int count, Duration patience) {
            return questions().size() >= count;
        }

        @Override
        public boolean awaitNoConnection(Duration patience) {
            return gateway.underWay() == 0 && time.waiting() == 0;
        }
    }
}
