package dev.herald.application.gateway;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Duration;

/**
 * An announce over one IP version, the one that worked last. Only where it cannot have arrived there the other is tried, and no
 * {@code stopped} ever goes where no {@code started} went.
 */
final class OneFamily {

    private final FamilyQuestion question;
    private final FamilyMemory memory;
    private final Seq<IpFamily> inTurn;

    OneFamily(FamilyQuestion question, FamilyMemory memory, Seq<IpFamily> there) {
        this.question = question;
        this.memory = memory;
        Seq<IpFamily> order = memory.inTurnOf(question.tracker(), there);
        this.inTurn = question.isStop()
                ? memory.toldOf(question.tracker(), question.request().swarm(), order)
                        .take(1)
                : order;
    }

    void begin() {
        ask(inTurn, Vector.empty());
    }

    private void ask(Seq<IpFamily> left, Seq<TrackerError> before) {
        IpFamily family = left.head();
        question.ask(family, patience(left)).whenComplete((answer, bug) -> {
            if (answer == null) {
                question.failWith(bug);
            } else {
                heard(left, before, answer);
            }
        });
    }

    /** All the time there is for an IP version that is known to work; one that is not leaves half of it for the next. */
    private Duration patience(Seq<IpFamily> left) {
        Duration remaining = question.remaining();
        boolean isSure = left.size() == 1 || memory.isProven(question.tracker(), left.head());
        return isSure ? remaining : remaining.dividedBy(2);
    }

    private void heard(Seq<IpFamily> left, Seq<TrackerError> before, Either<TrackerError, AnnounceResponse> answer) {
        IpFamily family = left.head();
        memory.heard(question, family, answer);
        if (answer.isRight()) {
            memory.stays(question.tracker(), family);
            question.end(answer);
            return;
        }
        TrackerError why = answer.getLeft();
        Seq<TrackerError> failures = before.append(why);
        boolean isElsewhereNext = !FamilyAnswers.mayHaveArrived(why) && !question.isStop();
        if (isElsewhereNext) {
            memory.leaves(question.tracker(), family);
        }
        if (isElsewhereNext
                && left.size() > 1
                && !question.answer().isDone()
                && !question.remaining().isZero()) {
            ask(left.tail(), failures);
        } else {
            question.end(Either.left(FamilyAnswers.mostTelling(failures)));
        }
    }
}
