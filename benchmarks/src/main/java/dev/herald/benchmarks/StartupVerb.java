package dev.herald.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How long the command {@code herald} takes. */
@Command(
        name = "startup",
        description =
                "Runs ./herald with a verb, once uncounted and then several times, and prints the wall time it takes.")
final class StartupVerb extends Verb {

    /** Where the launcher says the clone is. */
    private static final String HOME = "herald.home";

    private static final int MOST_RUNS = 1_000;
    private static final int PATIENCE_SECONDS = 300;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--runs",
            paramLabel = "R",
            defaultValue = "10",
            description = "How many runs are measured; ${DEFAULT-VALUE} if nobody says.")
    private int runs;

    @Option(names = "--command", paramLabel = "FILE", description = "Another command than the herald of this clone.")
    private @Nullable Path command;

    @Parameters(arity = "1..*", paramLabel = "VERB", description = "What herald is to do, behind --.")
    private List<String> arguments = new ArrayList<>();

    StartupVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Range.within(spec, "--runs", runs, 1, MOST_RUNS);
        List<String> line = new ArrayList<>();
        line.add(herald().toString());
        line.addAll(arguments);
        millis(line);
        double[] millis = new double[runs];
        for (int run = 0; run < runs; run++) {
            millis[run] = millis(line);
        }
        Spread spread = Spread.of(millis);
        new Figures()
                .with("minMillis", spread.min(), 1)
                .with("medianMillis", spread.median(), 1)
                .with("maxMillis", spread.max(), 1)
                .printTo(console.out());
        return ExitCode.OK;
    }

    private Path herald() {
        Path herald = command == null ? Path.of(System.getProperty(HOME, "."), "herald") : command;
        if (!Files.isExecutable(herald)) {
            throw new ParameterException(spec.commandLine(), "there is no command at " + herald);
        }
        return herald.toAbsolutePath();
    }

    private static double millis(List<String> line) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("not done within " + PATIENCE_SECONDS + " s: " + line);
            }
            if (process.exitValue() != ExitCode.OK) {
                throw new IOException("exit code " + process.exitValue() + ": " + line);
            }
            return (System.nanoTime() - begun) / 1e6;
        } finally {
            process.destroy();
        }
    }
}
