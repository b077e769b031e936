package dev.herald.adapter.udp;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.scrape.ScrapeResponse;
import dev.herald.domain.scrape.SwarmStats;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.AddressFamilies;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A scrape. Where an answer has fewer rows than were asked for, the tracker is asked again for those that are missing, and only for
 * those (UDP-S1); what is still missing in the end is unknown.
 */
final class ScrapeQuestion extends Question {

    private final ScrapeLimits limits;
    private final Answer<ScrapeResponse> answer;
    private Seq<InfoHash> missing;
    /** Those that the present transaction asks for, the first of the missing. */
    private Seq<InfoHash> batch = Vector.empty();

    /** How many rows the last answer had, if it had too few: a limit of the tracker's, should it answer for the others too. */
    private int shortAnswer;

    private Map<InfoHash, SwarmStats> found = HashMap.empty();

    /** @param whenCancelled is handed this question when the caller does not want an answer any more */
    ScrapeQuestion(
            TrackerUrl tracker,
            Seq<InfoHash> swarms,
            ScrapeLimits limits,
            TimeLimit limit,
            Trail trail,
            Consumer<Question> whenCancelled) {
        super(tracker, limit, trail);
        this.missing = Vector.ofAll(swarms);
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
        if (batch.isEmpty()) {
            batch = missing.take(limits.of(tracker));
        }
        RequestFrames.scrape(out, connectionId, transaction(), batch);
    }

    @Override
    boolean read(ByteBuffer packet, boolean overIpv4) {
        int rows = Math.min(AnswerFrames.rows(packet), batch.size());
        for (int row = 0; row < rows; row++) {
            found = found.put(batch.get(row), AnswerFrames.row(packet, row));
        }
        if (rows > 0 && shortAnswer > 0) {
            limits.learn(tracker, shortAnswer);
        }
        shortAnswer = rows < batch.size() ? rows : 0;
        missing = missing.drop(rows);
        batch = Vector.empty();
        boolean complete = missing.isEmpty() || rows == 0;
        if (complete) {
            tellFound();
        }
        return complete;
    }

    private void tellFound() {
        answer.yes(new ScrapeResponse(found, Option.none()));
    }

    /** Some counts are worth more than the news that the others did not come. */
    @Override
    void tell(TrackerError error) {
        if (found.isEmpty()) {
            answer.no(error);
        } else {
            tellFound();
        }
    }

    @Override
    boolean isTold() {
        return answer.isDone();
    }
}
