package dev.herald.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The middle of several measurements, and how far they lie apart. */
record Spread(double min, double median, double max) {

    static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /**
     * Of the first of each pair over the second. Fails where the second is nothing: systems count the CPU time of a process in
     * steps of up to 10 ms, and whatever fits between two of them seems to have taken none.
     */
    static Spread ofRatios(double[] over, double[] under) throws IOException {
        if (Arrays.stream(under).anyMatch(value -> value == 0)) {
            throw new IOException("there is no ratio to a run that shows nothing: was --count too small?");
        }
        return of(IntStream.range(0, over.length)
                .mapToDouble(pair -> over[pair] / under[pair])
                .toArray());
    }

    Figures figures(int decimals) {
        return new Figures()
                .with("min", min, decimals)
                .with("median", median, decimals)
                .with("max", max, decimals);
    }
}
