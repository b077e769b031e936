package dev.herald.bootstrap.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened between us and one tracker, as it is printed. Absent values are null.
 *
 * @param tier the number of the tracker's tier, the first is 1
 * @param outcome {@code accepted}, {@code failed} or {@code not-asked}
 * @param announce what came of the announce; absent where there was none
 * @param steps how it went
 * @param remedy what the user can do about it
 * @param nextSeconds how long a session would leave this tracker alone
 * @param rule why not sooner, as scripts read it
 * @param nextWords the same in words
 * @param nextTracker whom it would ask at once instead
 * @param stopped whether the tracker heard that we left
 */
public record ExplainView(
        String tracker,
        String infoHash,
        int tier,
        String outcome,
        @Nullable AnnounceView announce,
        List<StepView> steps,
        @Nullable String remedy,
        @Nullable Long nextSeconds,
        @Nullable String rule,
        @Nullable String nextWords,
        @Nullable String nextTracker,
        @Nullable Boolean stopped) {

    public ExplainView {
        steps = List.copyOf(steps);
    }
}
