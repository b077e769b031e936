package dev.herald.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Counts what this process takes from {@link #start} on: wall time, CPU of all its threads, and what they allocate. */
public final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final AllocatedBytes allocated = new AllocatedBytes();
    private final long cpuNanos = PROCESS.getProcessCpuTime();
    private final long nanos = System.nanoTime();

    private Meter() {}

    /** Starts counting. */
    public static Meter start() {
        return new Meter();
    }

    /** What it came to until now. */
    public Spent spent() {
        long nanosNow = System.nanoTime();
        long cpuNow = PROCESS.getProcessCpuTime();
        return new Spent(nanosNow - nanos, cpuNow - cpuNanos, allocated.since());
    }

    /**
     * What something took.
     *
     * @param nanos wall time
     * @param cpuNanos user and system time of the whole process, the compiler and the collector of the JVM included
     * @param allocatedBytes on the heap
     */
    public record Spent(long nanos, long cpuNanos, long allocatedBytes) {

        /** Wall time in seconds. */
        public double seconds() {
            return nanos / 1e9;
        }
    }
}
