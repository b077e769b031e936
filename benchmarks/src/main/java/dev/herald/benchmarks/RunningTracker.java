package dev.herald.benchmarks;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A tracker that answers: somebody else's, or the embedded one in a process of its own, which ends with this. */
final class RunningTracker implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final TrackerUrl url;
    private final @Nullable Process process;

    private RunningTracker(TrackerUrl url, @Nullable Process process) {
        this.url = url;
        this.process = process;
    }

    static RunningTracker at(TrackerUrl url) {
        return new RunningTracker(url, null);
    }

    /** The embedded tracker, spoken to like this. */
    static RunningTracker start(TrackerScheme scheme) throws IOException {
        Process process = FreshProcess.of(TrackerVerb.NAME)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        if (line == null) {
            process.destroy();
            throw new IOException("the embedded tracker did not start");
        }
        return new RunningTracker(TrackerUrl.of(Measured.parse(line).text(scheme.label())), process);
    }

    TrackerUrl url() {
        return url;
    }

    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
