package dev.herald.adapter.websocket;

import dev.herald.domain.torrent.InfoHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one socket, from asked to answered. Answers name swarms and not questions, so there is one announce under way a
 * swarm, and no two scrapes that share a swarm: others wait behind them.
 */
final class Questions {

    private final Set<Question<?>> unsent = new LinkedHashSet<>();
    private final Set<Question<?>> sent = new LinkedHashSet<>();
    private final Map<InfoHash, AnnounceQuestion> announcing = new HashMap<>();
    private final Map<InfoHash, Set<AnnounceQuestion>> behind = new HashMap<>();
    private final Set<ScrapeQuestion> scraping = new LinkedHashSet<>();
    private final Set<ScrapeQuestion> scrapesBehind = new LinkedHashSet<>();
    private final Set<Question<?>> unasked = new HashSet<>();

    /** Takes a question in. One of our own accord gives way to it. */
    void add(Question<?> question) {
        if (question instanceof AnnounceQuestion announce) {
            AnnounceQuestion before = announcing.get(announce.swarm());
            if (before != null && before.isUnasked()) {
                before.forget();
                finish(before);
            }
            if (announce.isUnasked()) {
                unasked.add(announce);
            }
        }
        unsent.add(question);
    }

    /** The question that waits longest to be sent. */
    @Nullable
    Question<?> first() {
        return unsent.isEmpty() ? null : unsent.iterator().next();
    }

    /** The next question to be sent, which is under way from now on. */
    @Nullable
    Question<?> next() {
        while (!unsent.isEmpty()) {
            Question<?> first = unsent.iterator().next();
            unsent.remove(first);
            if (mayGo(first)) {
                return first;
            }
        }
        return null;
    }

    private boolean mayGo(Question<?> question) {
        if (question instanceof AnnounceQuestion announce) {
            AnnounceQuestion before = announcing.putIfAbsent(announce.swarm(), announce);
            if (before != null && announce.isUnasked()) {
                announce.forget();
                unasked.remove(announce);
            } else if (before != null) {
                behind.computeIfAbsent(announce.swarm(), swarm -> new LinkedHashSet<>())
                        .add(announce);
            }
            return before == null;
        }
        ScrapeQuestion scrape = (ScrapeQuestion) question;
        boolean alone = scraping.stream().noneMatch(scrape::overlaps);
        (alone ? scraping : scrapesBehind).add(scrape);
        return alone;
    }

    /** It is on its way. */
    void sent(Question<?> question) {
        sent.add(question);
    }

    /** Whether it was handed out to be sent, and has not ended. */
    boolean isUnderWay(AnnounceQuestion announce) {
        return announcing.get(announce.swarm()) == announce;
    }

    boolean isSent(Question<?> question) {
        return sent.contains(question);
    }

    /** The announce that an answer about this swarm is for. */
    @Nullable
    AnnounceQuestion announced(InfoHash swarm) {
        AnnounceQuestion announce = announcing.get(swarm);
        return announce != null && sent.contains(announce) ? announce : null;
    }

    boolean isAnnouncing(InfoHash swarm) {
        return announcing.containsKey(swarm);
    }

    /** The scrape that an answer about these swarms is for; the oldest one where it is about none. */
    @Nullable
    ScrapeQuestion scraped(Collection<InfoHash> swarms) {
        for (ScrapeQuestion scrape : scraping) {
            if (sent.contains(scrape) && (swarms.isEmpty() || swarms.stream().anyMatch(scrape.swarms()::contains))) {
                return scrape;
            }
        }
        return null;
    }

    /** The question a refusal without any name is for: trackers read in order (WS-14). */
    @Nullable
    Question<?> oldest() {
        return sent.isEmpty() ? null : sent.iterator().next();
    }

    /** It has ended, in whatever way; what waited behind it may go. */
    void finish(Question<?> question) {
        unsent.remove(question);
        sent.remove(question);
        unasked.remove(question);
        if (question instanceof AnnounceQuestion announce) {
            finish(announce);
        } else if (question instanceof ScrapeQuestion scrape) {
            scrapesBehind.remove(scrape);
            if (scraping.remove(scrape)) {
                unsent.addAll(scrapesBehind);
                scrapesBehind.clear();
            }
        }
    }

    private void finish(AnnounceQuestion announce) {
        InfoHash swarm = announce.swarm();
        Set<AnnounceQuestion> waiting = behind.get(swarm);
        if (waiting != null) {
            waiting.remove(announce);
        }
        if (announcing.remove(swarm, announce) && waiting != null && !waiting.isEmpty()) {
            AnnounceQuestion next = waiting.iterator().next();
            waiting.remove(next);
            unsent.add(next);
        }
        if (waiting != null && waiting.isEmpty()) {
            behind.remove(swarm);
        }
    }

    boolean isEmpty() {
        return unsent.isEmpty() && announcing.isEmpty() && scraping.isEmpty();
    }

    int waiting() {
        return unsent.size();
    }

    /** How many of our own accord have not ended. */
    int unasked() {
        return unasked.size();
    }

    /** Empties the book; what was in it. */
    List<Question<?>> takeAll() {
        List<Question<?>> all = new ArrayList<>(unsent);
        all.addAll(announcing.values());
        behind.values().forEach(all::addAll);
        all.addAll(scraping);
        all.addAll(scrapesBehind);
        unsent.clear();
        sent.clear();
        unasked.clear();
        announcing.clear();
        behind.clear();
        scraping.clear();
        scrapesBehind.clear();
        return all;
    }
}
