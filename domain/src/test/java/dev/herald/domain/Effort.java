package dev.herald.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Catches work that grows with the square of its input: it would take minutes. Counts processor time, so that a busy machine
 * makes no test fail.
 */
public final class Effort {

    private static final Duration MOST = Duration.ofSeconds(5);

    private Effort() {}

    /** Asserts that the work is done with little effort. */
    public static void isSmall(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(Duration.ofNanos(after - before)).isLessThan(MOST);
    }
}
