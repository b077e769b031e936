package dev.herald.benchmarks;

import static java.util.stream.Collectors.joining;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which tracker to ask. */
final class TrackerOption {

    /** The words for the embedded tracker, and how it is spoken to. */
    private static final Map<String, TrackerScheme> EMBEDDED =
            Map.of("embedded", TrackerScheme.HTTP, "embedded-udp", TrackerScheme.UDP, "embedded-ws", TrackerScheme.WS);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    @Option(
            names = "--tracker",
            required = true,
            paramLabel = "URL",
            description =
                    "The tracker's announce URL, or 'embedded', 'embedded-udp' or 'embedded-ws' for the embedded tracker in a"
                            + " process of its own.")
    private String tracker = "";

    /** The tracker, started where it has to be; for a verb that speaks these schemes. */
    RunningTracker open(TrackerScheme... spoken) throws IOException {
        TrackerScheme embedded = EMBEDDED.get(tracker);
        if (embedded != null) {
            check(embedded, spoken);
            return RunningTracker.start(embedded);
        }
        TrackerUrl url =
                TrackerUrl.parse(tracker).getOrElseThrow(error -> wrong("is no URL of a tracker: " + error.message()));
        check(url.scheme(), spoken);
        return RunningTracker.at(url);
    }

    private void check(TrackerScheme scheme, TrackerScheme... spoken) {
        if (!List.of(spoken).contains(scheme)) {
            throw wrong(
                    "is not over " + Stream.of(spoken).map(TrackerScheme::label).collect(joining(" or ")));
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(verb.commandLine(), "--tracker " + what);
    }
}
