package dev.herald.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Whether ways are open, as of a second ago at most: to ask the system costs a socket, and every announce to a name with both IP versions
 * wants to know it of each. Good for choosing between them and for nothing else: whoever sends asks {@link Way#source} anew. Safe for use
 * by many threads.
 */
final class OpenWays {

    private static final int MOST = 1_024;
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private record Stretch(LocalSide from, InetAddress next) {}

    private record Answer(boolean open, long since) {}

    private final LongSupplier nanoTime;
    private final Predicate<Way> system;
    private final ConcurrentMap<Stretch, Answer> answers = new ConcurrentHashMap<>();

    /**
     * @param nanoTime the time, in nanoseconds from any moment
     * @param system knows whether a way is open now
     */
    OpenWays(LongSupplier nanoTime, Predicate<Way> system) {
        this.nanoTime = nanoTime;
        this.system = system;
    }

    /** As the system of this machine knows it: the way is there, and where the system may choose the source, it knows a route. */
    static OpenWays ofThisMachine() {
        return new OpenWays(
                System::nanoTime,
                way -> way.source()
                        .exists(own -> own.isDefined()
                                || Routes.sourceTowards(way.next().getAddress()).isDefined()));
    }

    boolean isOpen(Way way) {
        Stretch stretch = new Stretch(way.from(), way.next().getAddress());
        Answer known = answers.get(stretch);
        if (known != null && nanoTime.getAsLong() - known.since() < FRESH) {
            return known.open();
        }
        return look(way, stretch);
    }

    private boolean look(Way way, Stretch stretch) {
        if (answers.size() >= MOST) {
            answers.clear();
        }
        long since = nanoTime.getAsLong();
        boolean open = system.test(way);
        answers.put(stretch, new Answer(open, since));
        return open;
    }
}
