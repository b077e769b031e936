package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A scrape. Where an answer has fewer rows than were asked for, the tracker is asked again for those that are missing, and only for
 * those (UDP-S1); what is still missing in the end is unknown.
 */
final class ScrapeQuestion extends Question {

    private final ScrapeLimits limits;
    private final Answer<ScrapeResponse> answer;
    private final Array<InfoHash> swarms;
    /** What came of the first of them. */
    private final SwarmStats[] counts;

    private int answered;
    /** How many the present transaction asks for, those behind the answered ones. */
    private int asked;

    /** How many rows the last answer had, if it had too few: a limit of the tracker's, should it answer for the others too. */
    private int shortAnswer;

    /** @param whenCancelled is handed this question when the caller does not want an answer any more */
    ScrapeQuestion(
            TrackerUrl tracker,
            Seq<InfoHash> swarms,
            ScrapeLimits limits,
            TimeLimit limit,
            Trail trail,
            Consumer<Question> whenCancelled) {
        super(tracker, limit, trail);
        this.swarms = Array.ofAll(swarms);
        this.counts = new SwarmStats[swarms.size()];
        this.limits = limits;
        this.answer = new Answer<>(trail, () -> whenCancelled.accept(this));
    }

    Answer<ScrapeResponse> answer() {
        return answer;
    }

    @Override
    AddressFamilies families() {
        return AddressFamilies.BOTH;
    }

    @Override
    String kind() {
        return "scrape";
    }

    @Override
    int action() {
        return RequestFrames.SCRAPE;
    }

    @Override
    void write(ByteBuffer out, long connectionId, boolean overIpv4) {
        if (asked == 0) {
            asked = Math.min(limits.of(tracker), swarms.size() - answered);
        }
        RequestFrames.scrape(out, connectionId, transaction(), swarms, answered, asked);
    }

    @Override
    boolean read(ByteBuffer packet, boolean overIpv4) {
        int rows = Math.min(AnswerFrames.rows(packet), asked);
        for (int row = 0; row < rows; row++) {
            counts[answered + row] = AnswerFrames.row(packet, row);
        }
        if (rows > 0 && shortAnswer > 0) {
            limits.learn(tracker, shortAnswer);
        }
        shortAnswer = rows < asked ? rows : 0;
        answered += rows;
        asked = 0;
        boolean complete = answered == swarms.size() || rows == 0;
        if (complete) {
            tellFound();
        }
        return complete;
    }

    private void tellFound() {
        Array<SwarmStats> told =
                answered == counts.length ? Array.of(counts) : Array.of(counts).take(answered);
        answer.yes(ScrapeResponse.inOrder(swarms, told));
    }

    /** Some counts are worth more than the news that the others did not come. */
    @Override
    void tell(TrackerError error) {
        if (answered == 0) {
            answer.no(error);
        } else {
            tellFound();
        }
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
