package dev.herald.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How long a Linux machine has been up, sleep included, in milliseconds. Unlike the wall clock nobody can set it: where it is there,
 * a clock put forward by an hour is not taken for an hour of sleep.
 */
final class UptimeFile implements LongSupplier {

    private static final Path FILE = Path.of("/proc/uptime");
    private static final int MILLIS_PER_SECOND = 1_000;

    private volatile long last;

    static boolean isThere() {
        try {
            read();
            return true;
        } catch (IOException | NumberFormatException elsewhere) {
            return false;
        }
    }

    /** The last that could be read: time that stands still is taken for no sleep. */
    @Override
    public long getAsLong() {
        try {
            last = read();
            return last;
        } catch (IOException | NumberFormatException gone) {
            return last;
        }
    }

    private static long read() throws IOException {
        String seconds = Files.readString(FILE).split(" ", 2)[0];
        return (long) (Double.parseDouble(seconds) * MILLIS_PER_SECOND);
    }
}
