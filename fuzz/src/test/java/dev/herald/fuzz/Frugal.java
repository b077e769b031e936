package dev.herald.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** A target that may not allocate more than a multiple of what it is given. */
final class Frugal implements FuzzTarget {

    /** What is allowed beside; Jazzer's own watching takes megabytes. */
    private static final long BASE = 6L << 20;

    private static final long BASE_OF_JAZZER = 64L << 20;
    private static final long A_BYTE = 4_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FuzzTarget target;
    private final long base;

    private Frugal(FuzzTarget target, long base) {
        this.target = target;
        this.base = base;
    }

    static FuzzTarget frugal(FuzzTarget target) {
        return new Frugal(target, BASE);
    }

    static FuzzTarget watchedByJazzer(FuzzTarget target) {
        return new Frugal(target, BASE_OF_JAZZER);
    }

    /** What costs too much may have been the first to need a class or a table; the second time it has no excuse. */
    @Override
    public void take(byte[] input) throws Exception {
        long allowed = base + A_BYTE * input.length;
        if (allocatedBy(input) > allowed) {
            long again = allocatedBy(input);
            Law.holds(
                    again <= allowed,
                    "memory is a small multiple of the input, not " + again + " bytes for " + input.length);
        }
    }

    private long allocatedBy(byte[] input) throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        target.take(input);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Override
    public void close() {
        target.close();
    }
}
