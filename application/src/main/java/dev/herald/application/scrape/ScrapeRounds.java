package dev.herald.application.scrape;

import dev.herald.application.dispatch.Agenda;
import dev.herald.application.dispatch.Loop;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scrapes of one tracker: who wants to know, and when it may be asked again. */
final class ScrapeRounds extends Agenda.Entry {

    private static final Logger LOG = LoggerFactory.getLogger(ScrapeRounds.class);

    /** Time for the first announces to bring counts of their own, and for many swarms to be asked about at once. */
    private static final long FIRST_DELAY_MILLIS = 30_000;
    /** An announce comes back a little after its interval: its counts are worth waiting for. */
    private static final long GRACE_MILLIS = 60_000;

    private final AutoScrape owner;
    private final TrackerUrl tracker;
    private final Loop loop;
    private final Agenda agenda;
    private final RoundTiming timing;
    private final Set<Interest> interests = new LinkedHashSet<>();
    /** What the round under way asks about and has not been told. */
    private final Map<InfoHash, List<Interest>> asked = new LinkedHashMap<>();

    private @Nullable TrackerError trouble;
    private boolean anyAnswer;
    private boolean isAsking;
    private long notBefore;
    private long restsUntil = RoundTiming.NEVER;

    ScrapeRounds(AutoScrape owner, TrackerUrl tracker, Loop loop, Agenda agenda, RoundTiming timing) {
        this.owner = owner;
        this.tracker = tracker;
        this.loop = loop;
        this.agenda = agenda;
        this.timing = timing;
    }

    TrackerUrl tracker() {
        return tracker;
    }

    Interest follow(InfoHash swarm, Consumer<SwarmStats> listener) {
        Interest interest = new Interest(this, swarm, listener, loop.now() + FIRST_DELAY_MILLIS);
        interests.add(interest);
        if (!isAsking && interest.staleAt() < restsUntil) {
            restUntil(interest.staleAt());
        }
        return interest;
    }

    /** What the tracker taught about itself is kept until the next round would be due. */
    void unfollow(Interest interest) {
        interests.remove(interest);
        if (interests.isEmpty() && notBefore == RoundTiming.NEVER) {
            owner.forget(this);
        }
    }

    long staleAfterNews() {
        return loop.now() + RoundTiming.INTERVAL_MILLIS + GRACE_MILLIS;
    }

    private void restUntil(long moment) {
        restsUntil = Math.max(moment, notBefore);
        if (restsUntil < RoundTiming.NEVER) {
            agenda.at(this, restsUntil);
        }
    }

    @Override
    protected void due() {
        if (interests.isEmpty()) {
            owner.forget(this);
        } else {
            isAsking = true;
            owner.enter(this);
        }
    }

    /**
     * Whom to ask about now: all whose counts will be too old before half of the time is over, or nobody where those of none are
     * too old yet.
     */
    List<InfoHash> begin() {
        long now = loop.now();
        if (stalest() <= now) {
            interests.stream()
                    .filter(interest -> interest.staleAt() <= now + RoundTiming.INTERVAL_MILLIS / 2)
                    .forEach(interest -> asked.computeIfAbsent(interest.swarm(), fresh -> new ArrayList<>())
                            .add(interest));
        }
        return new ArrayList<>(asked.keySet());
    }

    private long stalest() {
        return interests.stream().mapToLong(Interest::staleAt).min().orElse(RoundTiming.NEVER);
    }

    void heard(InfoHash swarm, Either<TrackerError, Option<SwarmStats>> answer) {
        List<Interest> curious = asked.remove(swarm);
        if (answer.isLeft()) {
            trouble = answer.getLeft();
        } else if (curious != null) {
            anyAnswer = true;
            curious.stream().filter(interests::contains).forEach(interest -> interest.hear(answer.get()));
        }
    }

    /** The round is over: as it should be, or by a mistake of ours. */
    void ended(Option<Duration> minimum, @Nullable Throwable bug) {
        if (bug != null) {
            LOG.error("a scrape ended in a way it must not", bug);
        }
        long pause = anyAnswer ? timing.afterAnswer(minimum) : timing.afterFailure(trouble());
        notBefore = pause == RoundTiming.NEVER ? pause : loop.now() + pause;
        asked.clear();
        anyAnswer = false;
        rest();
    }

    /** Until the counts of somebody are too old. */
    void rest() {
        isAsking = false;
        restUntil(Math.min(stalest(), loop.now() + RoundTiming.INTERVAL_MILLIS));
    }

    private TrackerError trouble() {
        return trouble == null ? new Unreachable(Stage.SEND, "a mistake in this program, see its log") : trouble;
    }
}
