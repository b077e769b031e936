package dev.herald.benchmarks.decode;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A run of the benchmarks for decoding, each in a process of its own.
 *
 * @param only a regular expression that the names of those that are run contain
 * @param quick whether a rough idea is enough
 */
public record DecodeRun(String only, boolean quick) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * What one benchmark came to.
     *
     * @param name which benchmark
     * @param library whose code ran
     * @param opsPerSecond how often it ran in a second
     * @param allocatedBytes what each run allocated on the heap
     */
    public record Score(String name, String library, double opsPerSecond, double allocatedBytes) {}

    /** Runs them and tells {@code log} how it goes. Empty where none has such a name. */
    public List<Score> run(PrintStream log) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Documents.class.getPackageName() + "\\..*" + only)
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(quick ? TimeValue.milliseconds(300) : TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(quick ? TimeValue.milliseconds(300) : TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .build();
        Collection<RunResult> results =
                new Runner(options, OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL)).run();
        return results.stream().map(DecodeRun::score).toList();
    }

    private static Score score(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return new Score(
                benchmark.substring(benchmark.lastIndexOf('.') + 1),
                result.getParams().getParam("library"),
                result.getPrimaryResult().getScore(),
                allocatedBytes(result));
    }

    private static double allocatedBytes(RunResult result) {
        Map<String, ?> secondaries = result.getSecondaryResults();
        for (Map.Entry<String, ?> secondary : secondaries.entrySet()) {
            if (secondary.getKey().endsWith(ALLOCATED) && secondary.getValue() instanceof Result<?> allocated) {
                return allocated.getScore();
            }
        }
        throw new IllegalStateException("the profiler says nothing of " + ALLOCATED);
    }
}
