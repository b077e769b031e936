package dev.herald.bootstrap.cli.check;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;

/**
 * How long a tracker took to answer, a few times.
 *
 * @param all the times in the order of the questions, at least one
 */
public record AnswerTimes(Seq<Duration> all) {

    public AnswerTimes {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no answer has no time");
        }
    }

    /** The shortest. */
    public Duration fastest() {
        return sorted().head();
    }

    /** The one in the middle; the shorter of two. */
    public Duration median() {
        return sorted().get((all.size() - 1) / 2);
    }

    /** The longest. */
    public Duration slowest() {
        return sorted().last();
    }

    private Vector<Duration> sorted() {
        return Vector.ofAll(all.sorted());
    }
}
