package dev.herald.benchmarks;

import dev.herald.benchmarks.load.Announces;
import dev.herald.benchmarks.load.Measurement;
import dev.herald.benchmarks.load.Swarms;
import dev.herald.benchmarks.load.WarmUp;
import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every load wants to know. */
final class LoadOptions {

    private static final int MOST_ANNOUNCES = 10_000_000;
    private static final int MOST_IN_FLIGHT = 65_536;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    @Mixin
    private TrackerOption tracker = new TrackerOption();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many announces are measured; ${DEFAULT-VALUE} if nobody says.")
    private int count;

    @Option(
            names = "--in-flight",
            paramLabel = "K",
            description = "How many are under way at once; 64 if nobody says, over UDP 128.")
    private @Nullable Integer inFlight;

    @Option(
            names = "--warm-up",
            paramLabel = "W",
            description =
                    "How many go before them uncounted, in rounds; as many as fit into 15 seconds if nobody says.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--hashes",
            paramLabel = "FILE",
            description = "A file with a hex info-hash a line, as opentracker's whitelist; otherwise numbered ones.")
    private @Nullable Path hashes;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long one announce may take; ${DEFAULT-VALUE} if nobody says.")
    private int timeoutSeconds;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description =
                    "How long the measured part may take, and each round before it; ${DEFAULT-VALUE} if nobody says.")
    private int limitSeconds;

    TrackerOption tracker() {
        return tracker;
    }

    int inFlight(int usual) {
        return Range.within(verb, "--in-flight", inFlight == null ? usual : inFlight, 1, MOST_IN_FLIGHT);
    }

    Measurement measurement() {
        return new Measurement(
                measured(), warmUp(), Duration.ofSeconds(Range.within(verb, "--limit", limitSeconds, 1, 86_400)));
    }

    /** How many swarms there are to announce. */
    int swarms() {
        return measured();
    }

    Announces announces(TrackerUrl url) throws IOException {
        return new Announces(
                url, swarmsToAnnounce(), Duration.ofSeconds(Range.within(verb, "--timeout", timeoutSeconds, 1, 3_600)));
    }

    private Swarms swarmsToAnnounce() throws IOException {
        if (hashes == null) {
            return Swarms.numbered();
        }
        try {
            return Swarms.listedIn(hashes);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(verb.commandLine(), hashes + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private int measured() {
        return Range.within(verb, "--count", count, 1, MOST_ANNOUNCES);
    }

    private WarmUp warmUp() {
        return warmUp == null ? WarmUp.usual() : WarmUp.of(Range.within(verb, "--warm-up", warmUp, 0, MOST_ANNOUNCES));
    }
}
