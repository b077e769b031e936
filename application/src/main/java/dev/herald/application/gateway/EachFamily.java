package dev.herald.application.gateway;

import dev.herald.application.port.Scheduler;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An announce over several IP versions at once (IPV6-2). Its answer is there when all have answered, or a little after the first yes:
 * whoever is late then goes on by itself, and only the memory hears of it.
 */
final class EachFamily {

    /** How much longer an answer waits for the other IP version. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final FamilyQuestion question;
    private final FamilyMemory memory;
    private final Scheduler time;
    private final Seq<IpFamily> asked;
    private final Map<IpFamily, Either<TrackerError, AnnounceResponse>> heard = new EnumMap<>(IpFamily.class);

    /** Of these nobody will ever hear: the asker left, or there is a bug behind them. */
    private final Set<IpFamily> lost = EnumSet.noneOf(IpFamily.class);

    private Scheduler.@Nullable Timer grace;

    EachFamily(FamilyQuestion question, FamilyMemory memory, Scheduler time, Seq<IpFamily> there) {
        this.question = question;
        this.memory = memory;
        this.time = time;
        this.asked = question.isStop()
                ? memory.toldOf(question.tracker(), question.request().swarm(), there)
                : memory.dueOf(question.tracker(), there);
    }

    void begin() {
        for (IpFamily family : asked) {
            question.ask(family, question.remaining()).whenComplete((answer, bug) -> {
                if (answer == null) {
                    lost(family);
                    question.failWith(bug);
                } else {
                    heard(family, answer);
                }
            });
        }
    }

    private synchronized void lost(IpFamily family) {
        lost.add(family);
        memory.forgetsWaiting(question.tracker(), family);
    }

    private void heard(IpFamily family, Either<TrackerError, AnnounceResponse> answer) {
        memory.heard(question, family, answer);
        synchronized (this) {
            heard.put(family, answer);
            if (heard.size() < asked.size()) {
                if (answer.isRight() && grace == null) {
                    grace = time.schedule(patience(), this::waitNoLonger);
                }
                return;
            }
            if (grace != null) {
                grace.cancel();
            }
        }
        memory.compares(question.tracker(), heard);
        question.end(FamilyAnswers.united(asked, heard));
    }

    /** Nobody waits beyond the deadline. */
    private Duration patience() {
        Duration remaining = question.remaining();
        return remaining.compareTo(GRACE) < 0 ? remaining : GRACE;
    }

    private void waitNoLonger() {
        Either<TrackerError, AnnounceResponse> united;
        synchronized (this) {
            if (heard.size() == asked.size()) {
                return;
            }
            asked.filter(family -> !heard.containsKey(family) && !lost.contains(family))
                    .forEach(family -> memory.waitsFor(question.tracker(), family));
            united = FamilyAnswers.united(asked, heard);
        }
        question.end(united);
    }
}
