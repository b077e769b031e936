package dev.herald.benchmarks;

import dev.herald.benchmarks.session.SessionsRun;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sessions in virtual time. */
@Command(
        name = "sessions",
        description =
                "Opens many sessions against simulated trackers, lets virtual time pass, and prints what they take and whether"
                        + " they keep time.")
final class SessionsVerb extends Verb {

    private static final int MOST_SESSIONS = 10_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many sessions; ${DEFAULT-VALUE} if nobody says.")
    private int count;

    @Option(
            names = "--virtual-hours",
            paramLabel = "H",
            defaultValue = "24",
            description = "How long they run in their own time; ${DEFAULT-VALUE} if nobody says.")
    private int hours;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long that may take in ours; ${DEFAULT-VALUE} if nobody says.")
    private int limitSeconds;

    SessionsVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        SessionsRun run = new SessionsRun(
                Range.within(spec, "--count", count, 1, MOST_SESSIONS),
                Duration.ofHours(Range.within(spec, "--virtual-hours", hours, 1, 24 * 366)),
                Duration.ofSeconds(Range.within(spec, "--limit", limitSeconds, 1, 86_400)));
        SessionsRun.Outcome outcome = run.run();
        new Figures()
                .with("sessions", run.sessions())
                .with("bytesPerSession", outcome.bytesPerSession())
                .with("announces", outcome.announces())
                .with("early", outcome.early())
                .with("latestMillis", outcome.latestMillis())
                .with("windowMillis", outcome.windowMillis())
                .with("cpuSeconds", outcome.spent().cpuNanos() / 1e9, 3)
                .with("cpuMicros", outcome.cpuNanosEach() / 1e3, 3)
                .printTo(console.out());
        return ExitCode.OK;
    }
}
