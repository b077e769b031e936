package dev.herald.bootstrap.cli.resume;

import dev.herald.application.client.ScrapeOutcome;
import dev.herald.bootstrap.cli.input.FileTrouble;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a scrape has been told, kept in a file, so that the same scrape goes on where it was interrupted and each swarm is told once.
 * A swarm that a tracker failed to answer for is not told, and asked about again the next time.
 *
 * <p>Written every second and when it is closed: even a process that was killed repeats no more than a second's work. Trackers are
 * noted by a digest of their URLs, which may hold secrets. Safe for use by many threads.
 */
public final class ScrapeJournal implements AutoCloseable {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int NAME_BYTES = 8;

    private final JournalFile file;
    private final Consumer<String> complaints;
    private final LongSupplier clock;
    private final Map<String, Position> earlier;
    private final Map<TrackerUrl, Walk> walks = new HashMap<>();
    private boolean isClosed;
    private boolean isBroken;
    private long writtenAt;

    private ScrapeJournal(
            JournalFile file, Map<String, Position> earlier, Consumer<String> complaints, LongSupplier clock) {
        this.file = file;
        this.earlier = earlier;
        this.complaints = complaints;
        this.clock = clock;
        this.writtenAt = clock.getAsLong();
    }

    /**
     * The journal in this file, which need not exist but has to be one that can be written.
     *
     * @param complaints is told, once, when the file cannot be written
     * @param clock nanoseconds
     */
    public static ScrapeJournal open(Path path, Consumer<String> complaints, LongSupplier clock)
            throws IOException, ForeignFileException {
        JournalFile file = new JournalFile(path);
        Map<String, Position> earlier = file.read();
        file.write(earlier);
        return new ScrapeJournal(file, earlier, complaints, clock);
    }

    /** Whether there is anything in it from an earlier time. */
    public boolean isContinued() {
        return !earlier.isEmpty();
    }

    /** How many swarms have been told of this tracker an earlier time. */
    public long toldBefore(TrackerUrl tracker) {
        return earlier.getOrDefault(name(tracker), Position.BEGINNING).told();
    }

    /**
     * What is left to ask this tracker about; to be walked once.
     *
     * @throws ChangedHashesException where the swarms are not those of the last time
     */
    public synchronized Iterable<InfoHash> rest(TrackerUrl tracker, Iterable<InfoHash> swarms)
            throws ChangedHashesException {
        Position position = earlier.getOrDefault(name(tracker), Position.BEGINNING);
        Walk walk = Walk.from(position, swarms.iterator());
        walks.put(tracker, walk);
        return () -> walk;
    }

    /**
     * Tells of an answer, and notes that it was told; a failure is noted and not told, and after {@link #stop} nothing is.
     *
     * @param listener prints it; answers whether that worked
     */
    public synchronized void tell(ScrapeOutcome outcome, Listener listener) {
        Walk walk = walks.get(outcome.tracker());
        if (isClosed || walk == null) {
            return;
        }
        if (outcome.answer().isLeft()) {
            walk.failed();
        } else if (listener.tell(outcome)) {
            walk.told(outcome.swarm());
        }
        if (clock.getAsLong() - writtenAt > PAUSE) {
            write();
        }
    }

    /** Somebody who is told of answers. */
    @FunctionalInterface
    public interface Listener {
        /** Answers whether the news arrived. */
        boolean tell(ScrapeOutcome outcome);
    }

    /** How many swarms are left that were asked about. */
    public synchronized long untold() {
        return walks.values().stream()
                .mapToLong(walk -> walk.position().untold().size())
                .sum();
    }

    /** Notes where everybody is, and listens to nobody any more. Answers whether that was still to be done. */
    public synchronized boolean stop() {
        boolean isLast = !isClosed;
        if (isLast) {
            isClosed = true;
            write();
        }
        return isLast;
    }

    /** The same. May be called again. */
    @Override
    public void close() {
        stop();
    }

    private void write() {
        Map<String, Position> positions = new LinkedHashMap<>(earlier);
        walks.forEach((tracker, walk) -> positions.put(name(tracker), walk.position()));
        try {
            file.write(positions);
        } catch (IOException failed) {
            complain(failed);
        }
        writtenAt = clock.getAsLong();
    }

    private void complain(IOException failed) {
        if (!isBroken) {
            isBroken = true;
            complaints.accept(file.path() + ": cannot be written (" + FileTrouble.words(failed)
                    + "), so the next run will ask again for what this one asks");
        }
    }

    private static String name(TrackerUrl tracker) {
        byte[] url = tracker.normalised().reveal().getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(url), 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java knows SHA-256", never);
        }
    }
}
