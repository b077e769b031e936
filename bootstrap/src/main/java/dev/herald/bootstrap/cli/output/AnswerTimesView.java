package dev.herald.bootstrap.cli.output;

import java.util.List;

/** How long a tracker took to answer, in milliseconds, as it is printed; {@code all} in the order of the questions. */
public record AnswerTimesView(long fastest, long median, long slowest, List<Long> all) {}
