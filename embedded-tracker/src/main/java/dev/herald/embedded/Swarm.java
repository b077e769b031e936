package dev.herald.embedded;

import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.scrape.SwarmStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One swarm. Its members are kept in the order in which they were last heard of. Not for several threads. */
final class Swarm {

    private final Map<PeerEndpoint, Seen> members = new LinkedHashMap<>();
    private long completed;
    private int turn;

    private record Seen(Visit.Member member, Duration at) {}

    void note(Visit visit, Duration now) {
        Seen before = members.remove(visit.member().endpoint());
        boolean wasComplete = before != null && before.member().complete();
        if (visit.event() == AnnounceEvent.COMPLETED && !wasComplete) {
            completed++;
        }
        if (visit.event() != AnnounceEvent.STOPPED) {
            members.put(visit.member().endpoint(), new Seen(visit.member(), now));
        }
    }

    boolean knows(Visit.Member member) {
        return members.containsKey(member.endpoint());
    }

    /** Leaves out whoever was last heard of at {@code latest} or before. */
    void forgetSilent(Duration latest) {
        Iterator<Seen> oldest = members.values().iterator();
        while (oldest.hasNext() && oldest.next().at().compareTo(latest) <= 0) {
            oldest.remove();
        }
    }

    int size() {
        return members.size();
    }

    SwarmStats stats() {
        long seeders = members.values().stream()
                .filter(seen -> seen.member().complete())
                .count();
        return SwarmStats.of(seeders, members.size() - seeders, completed);
    }

    /** Up to {@code wanted} members other than {@code asker}, others each time, so that all are named in turn. */
    List<Visit.Member> others(Visit.Member asker, int wanted) {
        List<Visit.Member> all = new ArrayList<>(members.size());
        for (Seen seen : members.values()) {
            PeerEndpoint endpoint = seen.member().endpoint();
            if (endpoint.port() > 0 && !endpoint.equals(asker.endpoint())) {
                all.add(seen.member());
            }
        }
        if (all.size() <= wanted) {
            return all;
        }
        List<Visit.Member> chosen = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            chosen.add(all.get((turn + i) % all.size()));
        }
        turn = (turn + wanted) % all.size();
        return chosen;
    }
}
