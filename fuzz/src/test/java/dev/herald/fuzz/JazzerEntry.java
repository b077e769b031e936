package dev.herald.fuzz;

import java.nio.file.Path;

/** What Jazzer calls: {@code fuzz/run} names the target as its argument. Started by itself, it writes a target's corpus to a folder. */
public final class JazzerEntry {

    private static FuzzTarget target = input -> {};

    private JazzerEntry() {}

    public static void fuzzerInitialize(String[] arguments) {
        target = Targets.openForJazzer(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.take(input);
    }

    public static void fuzzerTearDown() {
        target.close();
    }

    /** HOME TARGET FOLDER. */
    public static void main(String[] arguments) throws Exception {
        Targets.open(arguments[1]).close();
        new Corpus(Path.of(arguments[0]), arguments[1]).writeTo(Path.of(arguments[2]));
    }
}
