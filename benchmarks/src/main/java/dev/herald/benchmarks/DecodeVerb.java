package dev.herald.benchmarks;

import dev.herald.benchmarks.decode.DecodeRun;
import dev.herald.benchmarks.decode.DecodeRun.Score;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decoding beside other libraries. */
@Command(
        name = "decode",
        description =
                "Decodes answers and torrents with Herald and with other libraries, measured by JMH, and prints an object a"
                        + " line for each.")
final class DecodeVerb extends Verb {

    @Option(names = "--quick", description = "A rough idea within a minute, instead of a figure within ten.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            defaultValue = "",
            description = "Run those only whose name contains this.")
    private Pattern only = Pattern.compile("");

    DecodeVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        for (Score score : scores()) {
            new Figures()
                    .with("name", score.name())
                    .with("library", score.library())
                    .with("opsPerSecond", score.opsPerSecond(), 1)
                    .with("allocatedBytes", Math.round(score.allocatedBytes()))
                    .printTo(console.out());
        }
        return ExitCode.OK;
    }

    private List<Score> scores() throws IOException {
        try {
            return new DecodeRun(only.pattern(), quick).run(console.err());
        } catch (NoBenchmarksException none) {
            throw new IOException("no benchmark has a name with " + only, none);
        } catch (RunnerException failure) {
            throw new IOException(String.valueOf(failure.getMessage()), failure);
        }
    }
}
