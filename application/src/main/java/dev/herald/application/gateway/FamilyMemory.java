package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen of the IP versions of the trackers that have a choice: over which one a host works, which one is resting, and over which
 * ones a tracker was told of a swarm. The longest unused is forgotten first.
 */
final class FamilyMemory {

    private static final int MOST_HOSTS = 1_024;
    private static final int MOST_SWARMS = 16_384;

    private record Host(TrackerScheme scheme, String name, int port) {
        static Host of(TrackerUrl tracker) {
            return new Host(tracker.scheme(), tracker.host(), tracker.port());
        }
    }

    private record Contact(TrackerUrl tracker, InfoHash swarm) {}

    private final Scheduler clock;
    private final Map<Host, HostFamilies> hosts = bounded(MOST_HOSTS);
    /** A bit for each IP version. */
    private final Map<Contact, Integer> told = bounded(MOST_SWARMS);

    FamilyMemory(Scheduler clock) {
        this.clock = clock;
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    private HostFamilies host(TrackerUrl tracker) {
        return hosts.computeIfAbsent(Host.of(tracker), name -> new HostFamilies());
    }

    // -- whom to ask

    /** Those to be asked now: all but those that rest, and all where none is awake. */
    synchronized Seq<IpFamily> dueOf(TrackerUrl tracker, Seq<IpFamily> there) {
        HostFamilies known = host(tracker);
        Duration now = clock.now();
        Seq<IpFamily> due = there.filter(family -> known.isDue(family, now));
        due.forEach(known::asked);
        return orElse(due, there);
    }

    /** All of them, and the one that worked last first. */
    synchronized Seq<IpFamily> inTurnOf(TrackerUrl tracker, Seq<IpFamily> there) {
        IpFamily last = host(tracker).preferred();
        return last == null ? there : there.sortBy(family -> family != last);
    }

    /** Those over which the tracker was told of the swarm, all where nobody remembers; without those that rest, if any is awake. */
    synchronized Seq<IpFamily> toldOf(TrackerUrl tracker, InfoHash swarm, Seq<IpFamily> there) {
        int over = over(tracker, swarm);
        HostFamilies known = host(tracker);
        Seq<IpFamily> left = orElse(there.filter(family -> (over & bit(family)) != 0), there);
        return orElse(left.filter(family -> known.isDue(family, clock.now())), left);
    }

    private static Seq<IpFamily> orElse(Seq<IpFamily> some, Seq<IpFamily> otherwise) {
        return some.isEmpty() ? otherwise : some;
    }

    /** Whether the tracker was told of the swarm, but over another one only. */
    synchronized boolean isUnheardOver(IpFamily family, TrackerUrl tracker, InfoHash swarm) {
        int over = over(tracker, swarm);
        return over != 0 && (over & bit(family)) == 0;
    }

    synchronized boolean isProven(TrackerUrl tracker, IpFamily family) {
        return host(tracker).isProven(family);
    }

    private int over(TrackerUrl tracker, InfoHash swarm) {
        Integer known = told.get(new Contact(tracker, swarm));
        return known == null ? 0 : known;
    }

    private static int bit(IpFamily family) {
        return family == IpFamily.IPV4 ? 1 : 2;
    }

    // -- what was seen

    /** An answer came over this one. */
    synchronized void heard(FamilyQuestion question, IpFamily family, Either<TrackerError, AnnounceResponse> answer) {
        Contact contact = new Contact(question.tracker(), question.request().swarm());
        if (answer.isLeft()) {
            return;
        }
        if (question.isStop()) {
            told.remove(contact);
        } else {
            told.merge(contact, bit(family), (before, now) -> before | now);
        }
    }

    /**
     * All that were asked have answered. Where none accepted it is the tracker's trouble: none of them rests for it, and where none said
     * anything those that rest are tried again.
     */
    synchronized void compares(TrackerUrl tracker, Map<IpFamily, Either<TrackerError, AnnounceResponse>> heard) {
        HostFamilies known = host(tracker);
        boolean works = heard.values().stream().anyMatch(Either::isRight);
        if (!works) {
            if (heard.values().stream().noneMatch(answer -> answer.getLeft() instanceof Refused)) {
                known.wakeAll();
            }
            return;
        }
        heard.forEach((family, answer) -> {
            if (answer.isRight()) {
                known.worked(family);
            } else {
                known.failed(family, clock.now());
            }
        });
    }

    /** This one is late: nobody else needs to wait for it until it is known what became of it. */
    synchronized void waitsFor(TrackerUrl tracker, IpFamily family) {
        host(tracker).waitsFor(family);
    }

    /** Nobody will ever know what became of it. */
    synchronized void forgetsWaiting(TrackerUrl tracker, IpFamily family) {
        host(tracker).forgetsWaiting(family);
    }

    /** From now on this one. */
    synchronized void stays(TrackerUrl tracker, IpFamily family) {
        host(tracker).stays(family);
    }

    /** This one could not be reached. */
    synchronized void leaves(TrackerUrl tracker, IpFamily family) {
        host(tracker).leaves(family);
    }
}
