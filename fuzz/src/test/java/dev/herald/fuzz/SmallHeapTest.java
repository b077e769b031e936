package dev.herald.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Every misbehaviour of every transport, and random mixtures of them, at a client that has 64 MiB of heap and 256 file descriptors: each
 * question ends by its deadline, nothing leaks, and a healthy tracker is served at once afterwards.
 * {@code -Dherald.mixtures=1000} makes more of it.
 */
@EnabledOnOs(OS.LINUX) // what a process holds is counted in /proc
@Timeout(3_600)
class SmallHeapTest {

    private static final int MIXTURES = Integer.getInteger("herald.mixtures", 100);
    private static final long SEED = Long.getLong("herald.seed", 1);

    /** How late an answer may be on a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(8);

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final long HEAP = 40L << 20;

    private HostileTrackers trackers;
    private SmallProcess client;
    private SmallProcess.State base;

    @BeforeEach
    void open() throws Exception {
        trackers = new HostileTrackers();
        client = new SmallProcess();
        healthyTrackersAreServed();
        base = client.state();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        trackers.close();
    }

    @Test
    void every_misbehaviour_once() throws Exception {
        for (Map.Entry<String, TrackerUrl> wrong : trackers.hostile().entrySet()) {
            askAll(List.of(wrong.getValue()), Duration.ofMillis(400), wrong.getKey());
        }
        nothingIsLeft();
    }

    @Test
    void random_mixtures() throws Exception {
        Random random = new Random(SEED);
        List<TrackerUrl> all = new ArrayList<>(trackers.hostile().values());
        for (int mixture = 0; mixture < MIXTURES; mixture++) {
            List<TrackerUrl> several = new ArrayList<>();
            for (int i = 2 + random.nextInt(15); i > 0; i--) {
                several.add(all.get(random.nextInt(all.size())));
            }
            askAll(several, Duration.ofMillis(100 + random.nextInt(700)), "mixture " + mixture + " of seed " + SEED);
            if (mixture % 20 == 19) {
                healthyTrackersAreServed();
            }
        }
        nothingIsLeft();
    }

    @Test
    void more_questions_than_file_descriptors() throws Exception {
        List<ScriptedHttpTracker> silent = new ArrayList<>();
        List<TrackerUrl> many = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ScriptedHttpTracker tracker = ScriptedHttpTracker.open(HttpScript.always(HttpReply.silence()));
            silent.add(tracker);
            many.addAll(Collections.nCopies(SmallProcess.DESCRIPTORS / 2, tracker.url()));
        }
        askAll(many, Duration.ofSeconds(2), "a burst");
        silent.forEach(ScriptedHttpTracker::close);
        nothingIsLeft();
    }

    private void askAll(List<TrackerUrl> several, Duration timeout, String what) throws InterruptedException {
        Map<Integer, TrackerUrl> asked = new HashMap<>();
        for (TrackerUrl tracker : several) {
            asked.put(client.ask(tracker, timeout), tracker);
        }
        for (SmallProcess.Answer answer : client.await(several.size(), timeout.plus(MARGIN))) {
            assertThat(asked.remove(answer.number()))
                    .as("%s: every question is answered once", what)
                    .isNotNull();
            assertThat(answer.kind()).as(what).doesNotStartWith("EXCEPTION");
            assertThat(answer.millis())
                    .as("%s: how long it took", what)
                    .isLessThan(timeout.plus(MARGIN).toMillis());
        }
    }

    private void healthyTrackersAreServed() throws InterruptedException {
        for (TrackerUrl tracker : trackers.healthy()) {
            client.ask(tracker, AMPLE);
            assertThat(client.await(1, AMPLE.plus(MARGIN)).get(0).kind())
                    .as("a healthy tracker is served: %s; the process said %s", tracker, client.complaints())
                    .isEqualTo("ANSWERED");
        }
    }

    /** Connections that were cut off take a moment to be gone. */
    private void nothingIsLeft() throws InterruptedException {
        healthyTrackersAreServed();
        SmallProcess.State state = client.state();
        for (long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
                System.nanoTime() < end && holdsMoreThan(base, state); ) {
            state = client.state();
        }
        assertThat(holdsMoreThan(base, state))
                .as("holds no more than at first: %s, %s", base, state)
                .isFalse();
        assertThat(client.complaints())
                .filteredOn(line -> !line.startsWith("SLF4J"))
                .isEmpty();
    }

    private static boolean holdsMoreThan(SmallProcess.State base, SmallProcess.State state) {
        return state.descriptors() > base.descriptors() + 3
                || state.threads() > base.threads() + 3
                || state.heap() > HEAP;
    }
}
