package dev.herald.bootstrap.cli.output;

import java.util.List;
import java.util.Locale;

/** A number of bytes in words. */
final class ByteSize {

    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int STEP = 1024;

    private ByteSize() {}

    static String words(long bytes) {
        String exact = String.format(Locale.ROOT, bytes == 1 ? "%,d byte" : "%,d bytes", bytes);
        double rounded = bytes;
        String unit = "";
        for (String larger : UNITS) {
            if (rounded < STEP) {
                break;
            }
            rounded /= STEP;
            unit = larger;
        }
        return unit.isEmpty() ? exact : String.format(Locale.ROOT, "%.1f %s (%s)", rounded, unit, exact);
    }
}
