package dev.herald.benchmarks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every scrape wants to know. */
final class ScrapeOptions {

    /** Enough requests for the JVM to compile what is hot. */
    private static final int LONGEST_WARM_UP = 1_000_000;

    private static final int MOST_HASHES = 20_000_000;

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
                    "How many are scraped before, uncounted; as many again if nobody says, but no more than 1,000,000.")
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
            description = "How long the whole may take, and how long warming up; ${DEFAULT-VALUE} if nobody says.")
    private int limitSeconds;

    TrackerOption tracker() {
        return tracker;
    }

    int hashes() {
        return Range.within(verb, "--hashes", hashes, 1, MOST_HASHES);
    }

    int warmUp() {
        return Range.within(
                verb, "--warm-up", warmUp == null ? Math.min(hashes(), LONGEST_WARM_UP) : warmUp, 0, MOST_HASHES);
    }

    Duration timeout() {
        return Duration.ofSeconds(Range.within(verb, "--timeout", timeoutSeconds, 1, 3_600));
    }

    Duration limit() {
        return Duration.ofSeconds(Range.within(verb, "--limit", limitSeconds, 1, 86_400));
    }
}
