package dev.herald.testkit.http;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * How much all threads together allocated since the gauge was made, as far as the virtual machine counts it. Threads that ended
 * meanwhile are missed, so it measures too little rather than too much.
 */
final class AllocationGauge {

    private final Map<Long, Long> before = read();

    long bytes() {
        long sum = 0;
        for (Map.Entry<Long, Long> thread : read().entrySet()) {
            sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return sum;
    }

    private static Map<Long, Long> read() {
        Map<Long, Long> allocated = new HashMap<>();
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported()) {
            long[] ids = threads.getAllThreadIds();
            long[] bytes = threads.getThreadAllocatedBytes(ids);
            for (int i = 0; i < ids.length; i++) {
                allocated.put(ids[i], Math.max(0, bytes[i]));
            }
        }
        return allocated;
    }
}
