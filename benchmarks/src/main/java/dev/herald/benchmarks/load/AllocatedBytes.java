package dev.herald.benchmarks.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * How much all threads together allocate from the making of this object on. From Java 21 on the JVM knows. Before, the living
 * threads are asked one by one, and what a thread allocated that ended meanwhile is missed.
 */
final class AllocatedBytes {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final long totalBefore = total();
    private final Map<Long, Long> before = byThread();

    long since() {
        long total = total();
        if (total >= 0) {
            return total - totalBefore;
        }
        return byThread().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    /** -1 where the JVM cannot say. */
    private static long total() {
        try {
            Method sinceJava21 = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
            return (long) sinceJava21.invoke(THREADS);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException older) {
            return -1;
        }
    }

    private static Map<Long, Long> byThread() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int thread = 0; thread < ids.length; thread++) {
            allocated.put(ids[thread], Math.max(0, bytes[thread]));
        }
        return allocated;
    }
}
