package dev.herald.domain.session;

import dev.herald.domain.announce.AnnounceIntervals;
import dev.herald.domain.announce.AnnounceResponse;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What is kept of a tracker's last yes: little, because a million sessions keep one. Counts are -1 where the tracker gave none.
 *
 * @param at when it came, in milliseconds of the session's clock
 * @param peers how many peers it named
 */
public record Answer(
        long at,
        int intervalSeconds,
        int minimumSeconds,
        int seeders,
        int leechers,
        int peers,
        Option<String> warning) {

    private static final int UNKNOWN = -1;

    static Answer of(AnnounceResponse response, long now) {
        AnnounceIntervals intervals = response.intervals();
        return new Answer(
                now,
                seconds(intervals.interval()),
                intervals.minimum().map(Answer::seconds).getOrElse(UNKNOWN),
                count(response.stats().seeders()),
                count(response.stats().leechers()),
                response.peers().received(),
                response.warning());
    }

    private static int seconds(Duration span) {
        return (int) span.plusNanos(999_999_999).toSeconds();
    }

    private static int count(Option<Long> number) {
        return number.map(value -> (int) Math.min(value, Integer.MAX_VALUE)).getOrElse(UNKNOWN);
    }

    /** The interval it asked for. */
    public Duration interval() {
        return Duration.ofSeconds(intervalSeconds);
    }

    /** The least time it wants between two announces, whoever asks; never longer than the interval (RETRY-4). */
    public Option<Duration> minimum() {
        return minimumSeconds < 0
                ? Option.none()
                : Option.some(Duration.ofSeconds(Math.min(minimumSeconds, intervalSeconds)));
    }
}
