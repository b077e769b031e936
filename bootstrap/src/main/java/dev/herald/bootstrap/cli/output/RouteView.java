package dev.herald.bootstrap.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one IP version, as it is printed. Absent values are null.
 *
 * @param outcome {@code accepted}, {@code failed}, {@code untried} where this machine lacks it, {@code absent} where the tracker does
 * @param addresses the tracker's, of this version
 */
public record RouteView(
        String outcome,
        List<String> addresses,
        @Nullable AnswerTimesView answers,
        @Nullable ErrorView error) {}
