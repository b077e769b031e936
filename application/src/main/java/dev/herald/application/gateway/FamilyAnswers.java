package dev.herald.application.gateway;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.Map;

/** What to make of several answers to one announce (IPV6-3). */
final class FamilyAnswers {

    private FamilyAnswers() {}

    /** A yes if anybody said so, with a remark about each IP version that did not; else the failure that tells most. */
    static Either<TrackerError, AnnounceResponse> united(
            Seq<IpFamily> asked, Map<IpFamily, Either<TrackerError, AnnounceResponse>> heard) {
        Seq<AnnounceResponse> accepted =
                Vector.ofAll(heard.values()).filter(Either::isRight).map(Either::get);
        if (accepted.isEmpty()) {
            return Either.left(mostTelling(Vector.ofAll(heard.values()).map(Either::getLeft)));
        }
        AnnounceResponse all = accepted.reduce(AnnounceResponse::united);
        return Either.right(asked.foldLeft(all, (answer, family) -> {
            Either<TrackerError, AnnounceResponse> own = heard.get(family);
            if (own == null) {
                return remarking(answer, "no answer over " + name(family) + " yet");
            }
            return own.isRight()
                    ? answer
                    : remarking(
                            answer,
                            "not told over " + name(family) + ": "
                                    + own.getLeft().message());
        }));
    }

    private static AnnounceResponse remarking(AnnounceResponse answer, String remark) {
        return new AnnounceResponse(
                answer.intervals(),
                answer.stats(),
                answer.peers(),
                answer.trackerId(),
                answer.warning(),
                answer.externalAddress(),
                answer.remarks().append(remark));
    }

    private static String name(IpFamily family) {
        return family == IpFamily.IPV4 ? "IPv4" : "IPv6";
    }

    /** Of several failures, at least one, the one that tells a person most; the first of those that tell as much. */
    static TrackerError mostTelling(Seq<TrackerError> failures) {
        return failures.minBy(Comparator.comparing(FamilyAnswers::silence)).get();
    }

    /** First who was talked with, then who did not just keep silent, then who said why. */
    private static int silence(TrackerError error) {
        int connected = mayHaveArrived(error) || isAtTls(error) ? 0 : 4;
        int answered = error instanceof TimedOut ? 2 : 0;
        int said = error instanceof Refused ? 0 : 1;
        return connected + answered + said;
    }

    private static boolean isAtTls(TrackerError error) {
        return error instanceof Unreachable unreachable && unreachable.stage() == Stage.SECURE;
    }

    /** Whether the tracker may know of the announce that ended so: asked again elsewhere, it would count it twice. */
    static boolean mayHaveArrived(TrackerError error) {
        if (error instanceof Unreachable unreachable) {
            return isTalking(unreachable.stage());
        }
        return !(error instanceof TimedOut silent) || isTalking(silent.stage());
    }

    private static boolean isTalking(Stage stage) {
        return stage == Stage.SEND || stage == Stage.RECEIVE;
    }
}
