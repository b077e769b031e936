package dev.herald.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.torrent.Progress;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.process.RealTracker;
import io.vavr.control.Either;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many swarms on one socket to webtorrent's own tracker, which is killed and comes back. A few hundred swarms, or as many as
 * {@code -Dherald.swarms=10000} says; it prints what it measured.
 */
class ManySwarmsTest {

    private static final int SWARMS = Integer.getInteger("herald.swarms", 300);

    /** As many as sessions have under way to one host. */
    private static final int UNDER_WAY = 384;

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** So much a swarm, beside what is there anyway. */
    private static final long MOST_BYTES_EACH = 4_096;

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    @TempDir
    private Path folder;

    private final TestScheduler time = new TestScheduler();
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger timedOut = new AtomicInteger();
    private RealTracker tracker;
    private WebSocketTrackerAdapter gateway;

    @BeforeEach
    void start() throws Exception {
        tracker = RealTracker.bittorrentTracker(folder);
        gateway = WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new SoonBack()));
    }

    @AfterEach
    void stop() {
        if (tracker != null) {
            gateway.close();
            tracker.close();
        }
        time.close();
    }

    @Test
    @Timeout(900)
    @DisplayName(
            "WS-18, WS-21: all announced on one socket, all announced again after a restart, spread, in little memory")
    void announced_and_announced_again() throws Exception {
        long heapBefore = usedHeap();
        Duration begun = time.now();
        announceAll();
        Duration took = time.now().minus(begun);
        long heapLive = usedHeap();
        TrackerCounts first = counted(SWARMS);

        int port = tracker.port();
        tracker.close();
        tracker = RealTracker.bittorrentTracker(folder, port);
        Duration up = time.now();
        counted(1);
        Duration back = time.now();
        TrackerCounts again = counted(SWARMS);
        Duration spread = time.now().minus(back);
        long heapAfter = usedHeap();

        System.out.printf(
                "%d swarms on one socket: %d accepted, %d timed out, in %.1f s; after a restart the first after %.1f s, "
                        + "all %d within another %.1f s; heap %.1f MB before, %.1f MB with all, %.1f MB in the end%n",
                SWARMS,
                accepted.get(),
                timedOut.get(),
                seconds(took),
                seconds(back.minus(up)),
                again.swarms(),
                seconds(spread),
                heapBefore / 1e6,
                heapLive / 1e6,
                heapAfter / 1e6);
        assertThat(timedOut).hasValue(0);
        assertThat(accepted).hasValue(SWARMS);
        assertThat(first.swarms()).isEqualTo(SWARMS);
        assertThat(again).isEqualTo(new TrackerCounts(SWARMS, 0, 1));
        assertThat(gateway.conversations()).isEqualTo(1);
        assertThat(Math.max(heapLive, heapAfter) - heapBefore).isLessThan(MOST_BYTES + SWARMS * MOST_BYTES_EACH);
    }

    private void announceAll() throws InterruptedException {
        for (int i = 0; i < SWARMS; i++) {
            room.acquire();
            AnnounceRequest request = AnnounceRequest.of(Fixtures.swarm(i), Fixtures.CLIENT1, Progress.fresh(3))
                    .with(AnnounceEvent.STARTED);
            gateway.announce(tracker.webSocketUrl(), request, TIMEOUT).thenAccept(this::ended);
        }
        assertThat(room.tryAcquire(UNDER_WAY, 60, TimeUnit.SECONDS)).isTrue();
    }

    private void ended(Either<TrackerError, AnnounceResponse> answer) {
        answer.peek(yes -> accepted.incrementAndGet())
                .peekLeft(no -> timedOut.addAndGet(no.kind() == ErrorKind.TIMED_OUT ? 1 : 0));
        room.release();
    }

    /** A reconnect takes ten seconds, and the spread a hundredth of a second a swarm: in a starved machine much more. */
    private TrackerCounts counted(int swarms) throws Exception {
        Duration patience = Duration.ofSeconds(60 + SWARMS / 20);
        return TrackerCounts.await(tracker.httpUrl(), time, patience, counts -> counts.swarms() >= swarms);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
