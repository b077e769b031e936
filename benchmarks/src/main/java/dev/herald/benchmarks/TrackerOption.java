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

    /** The words for the embedded tracker, and under which name {@link TrackerVerb} prints the URL that is meant. */
    private static final Map<String, String> EMBEDDED = Map.of("embedded", TrackerVerb.HTTP);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb = CommandSpec.create();

    @Option(
            names = "--tracker",
            required = true,
            paramLabel = "URL",
            description = "The tracker's announce URL, or 'embedded' for the embedded tracker in a process of its own.")
    private String tracker = "";

    /** The tracker, started where it has to be; for a verb that speaks these schemes. */
    RunningTracker open(TrackerScheme... spoken) throws IOException {
        String embedded = EMBEDDED.get(tracker);
        if (embedded != null) {
            return RunningTracker.start(embedded);
        }
        TrackerUrl url =
                TrackerUrl.parse(tracker).getOrElseThrow(error -> wrong("is no URL of a tracker: " + error.message()));
        if (!List.of(spoken).contains(url.scheme())) {
            throw wrong(
                    "is not over " + Stream.of(spoken).map(TrackerScheme::label).collect(joining(" or ")));
        }
        return RunningTracker.at(url);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(verb.commandLine(), "--tracker " + what);
    }
}
