package dev.herald.testkit.specs;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static dev.herald.testkit.specs.World.STARTED;
import static dev.herald.testkit.specs.World.T1;
import static dev.herald.testkit.specs.World.torrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.client.BlockingTrackerClient;
import dev.herald.application.client.TrackerClient;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.TrackerObserver;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.Tier;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's window for code that waits. */
@Timeout(30)
class BlockingTest {

    private final World world = new World();

    private BlockingTrackerClient through(TrackerGateway gateway) {
        return TrackerClient.of(List.of(gateway), world.time, new SplittableRandom(1), TrackerObserver.NONE)
                .blocking();
    }

    @Test
    void asks_the_same_questions() throws InterruptedException {
        assertThatRight(world.client.blocking().announce(torrent(Tier.of(T1)), STARTED));
        assertThat(world.client
                        .blocking()
                        .scrape(T1, List.of(IH1), Duration.ofSeconds(1))
                        .get()
                        .get(IH1)
                        .get()
                        .answer()
                        .get()
                        .get()
                        .leechers())
                .contains(1L);
    }

    @Test
    void an_interrupted_wait_cancels_the_question() throws InterruptedException {
        CompletableFuture<Either<TrackerError, AnnounceResponse>> question = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        BlockingTrackerClient client = through(HandmadeGateway.announcing(tracker -> {
            asked.countDown();
            return question;
        }));
        Thread waiting = new Thread(() -> {
            try {
                client.announce(torrent(Tier.of(T1)), STARTED);
            } catch (InterruptedException interrupted) {
                thrown.set(interrupted);
            }
        });

        waiting.start();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        waiting.interrupt();
        waiting.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(question).isCancelled();
    }

    @Test
    void a_bug_is_thrown_with_its_cause() {
        IllegalArgumentException bug = new IllegalArgumentException("ours");
        BlockingTrackerClient client =
                through(HandmadeGateway.announcing(tracker -> CompletableFuture.failedFuture(bug)));

        assertThatThrownBy(() -> client.announce(torrent(Tier.of(T1)), STARTED))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(bug);
    }
}
