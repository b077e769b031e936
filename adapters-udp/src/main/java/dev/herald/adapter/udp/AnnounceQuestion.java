package dev.herald.adapter.udp;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** An announce, answered once. */
final class AnnounceQuestion extends Question {

    private final AnnounceRequest request;
    private final Answer<AnnounceResponse> answer;

    /** @param whenCancelled is handed this question when the caller does not want an answer any more */
    AnnounceQuestion(
            TrackerUrl tracker,
            AnnounceRequest request,
            TimeLimit limit,
            Trail trail,
            Consumer<Question> whenCancelled) {
        super(tracker, limit, trail);
        this.request = request;
        this.answer = new Answer<>(trail, () -> whenCancelled.accept(this));
    }

    Answer<AnnounceResponse> answer() {
        return answer;
    }

    @Override
    AddressFamilies families() {
        return AddressFamilies.of(request.families());
    }

    @Override
    String kind() {
        return "announce";
    }

    @Override
    int action() {
        return RequestFrames.ANNOUNCE;
    }

    @Override
    void write(ByteBuffer out, long connectionId, boolean overIpv4) {
        RequestFrames.announce(out, connectionId, transaction(), request, tracker, overIpv4);
    }

    @Override
    boolean read(ByteBuffer packet, boolean overIpv4) {
        answer.yes(AnswerFrames.announce(packet, overIpv4));
        return true;
    }

    @Override
    void tell(TrackerError error) {
        answer.no(error);
    }

    @Override
    void tellOf(Throwable bug) {
        answer.broken(bug);
    }

    @Override
    boolean isTold() {
        return answer.isDone();
    }
}
