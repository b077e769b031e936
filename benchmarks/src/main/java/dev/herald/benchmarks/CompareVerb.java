package dev.herald.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two loads beside each other. */
@Command(
        name = "compare",
        description =
                "Runs two verbs alternately, each time in a fresh process, and prints the ratios of the first to the second.")
final class CompareVerb extends Verb {

    private static final int MOST_REPEATS = 1_000;

    @Option(
            names = "--a",
            required = true,
            paramLabel = "ARGS",
            description = "A verb with its options, as one argument.")
    private String first = "";

    @Option(names = "--b", required = true, paramLabel = "ARGS", description = "What it is compared with.")
    private String second = "";

    @Option(
            names = "--repeats",
            paramLabel = "R",
            defaultValue = "5",
            description = "How often each is run; ${DEFAULT-VALUE} if nobody says.")
    private int repeats;

    CompareVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (repeats < 1 || repeats > MOST_REPEATS) {
            console.say("--repeats is 1 to " + MOST_REPEATS + ", not " + repeats);
            return ExitCode.USAGE;
        }
        List<Measured> a = new ArrayList<>();
        List<Measured> b = new ArrayList<>();
        for (int round = 1; round <= repeats; round++) {
            a.add(run(first));
            b.add(run(second));
            console.say("round " + round + " of " + repeats + ": "
                    + a.get(round - 1).text("perSecond") + " and "
                    + b.get(round - 1).text("perSecond") + " a second");
        }
        new Figures()
                .with(
                        "ratioPerSecond",
                        Spread.ofRatios(numbers(a, "perSecond"), numbers(b, "perSecond"))
                                .figures(3))
                .with(
                        "ratioCpuMicros",
                        Spread.ofRatios(numbers(a, "cpuMicros"), numbers(b, "cpuMicros"))
                                .figures(3))
                .with("a", both(a))
                .with("b", both(b))
                .printTo(console.out());
        return ExitCode.OK;
    }

    private static Figures both(List<Measured> runs) throws IOException {
        return new Figures()
                .with("perSecond", Spread.of(numbers(runs, "perSecond")).figures(1))
                .with("cpuMicros", Spread.of(numbers(runs, "cpuMicros")).figures(2));
    }

    private static double[] numbers(List<Measured> runs, String name) throws IOException {
        double[] numbers = new double[runs.size()];
        for (int run = 0; run < numbers.length; run++) {
            numbers[run] = runs.get(run).number(name);
        }
        return numbers;
    }

    private static Measured run(String arguments) throws IOException, InterruptedException {
        Process process = FreshProcess.of(arguments.strip().split("\\s+"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != ExitCode.OK) {
                throw new IOException("could not be measured: " + arguments);
            }
            return Measured.parse(printed);
        } finally {
            process.destroy();
        }
    }
}
