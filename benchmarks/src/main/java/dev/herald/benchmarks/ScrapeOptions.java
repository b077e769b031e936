package dev.herald.benchmarks;

import dev.herald.benchmarks.load.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every scrape wants to know. */
final class ScrapeOptions {

    private static final int MOST_HASHES = 20_000_000;
    private static final int MOST_WARM_UP = 1_000_000_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    @Mixin
    private TrackerOption tracker = new TrackerOption();

    @Option(
            names = "--hashes",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many swarms are scraped; ${DEFAULT-VALUE} if nobody says.")
    private int hashes;

    @Option(
            names = "--warm-up",
            paramLabel = "W",
            description =
                    "How many are scraped before, uncounted, in rounds; as many as fit into 15 seconds if nobody says.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long one request may take; ${DEFAULT-VALUE} if nobody says.")
    private int timeoutSeconds;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long the whole may take, and each round before it; ${DEFAULT-VALUE} if nobody says.")
    private int limitSeconds;

    TrackerOption tracker() {
        return tracker;
    }

    int hashes() {
        return Range.within(verb, "--hashes", hashes, 1, MOST_HASHES);
    }

    WarmUp warmUp() {
        return warmUp == null ? WarmUp.usual() : WarmUp.of(Range.within(verb, "--warm-up", warmUp, 0, MOST_WARM_UP));
    }

    Duration timeout() {
        return Duration.ofSeconds(Range.within(verb, "--timeout", timeoutSeconds, 1, 3_600));
    }

    Duration limit() {
        return Duration.ofSeconds(Range.within(verb, "--limit", limitSeconds, 1, 86_400));
    }
}
