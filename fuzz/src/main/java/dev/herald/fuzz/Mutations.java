package dev.herald.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs made from others by small wrongs, the same for the same seed: fuzzing for those who have a second and no Jazzer. */
public final class Mutations {

    private static final int LONGEST = 4_096;
    private static final byte[] TELLING = "0123456789:;ide/l?&=%@[]#{}\"\\,.-+ \r\n\0\u007f\u0080\u00ff"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private final Random random;
    private final List<byte[]> seeds;

    /** @param seeds at least one */
    public Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /** Another one. */
    public byte[] next() {
        byte[] input = any().clone();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            input = wronged(input);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] wronged(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int end = at + random.nextInt(Math.min(16, input.length - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> spliced(input, at, end, new byte[0]);
            case 1 -> spliced(input, at, at, new byte[] {telling()});
            case 2 -> spliced(input, at, Math.min(at + 1, input.length), new byte[] {telling()});
            case 3 -> spliced(input, at, Math.min(at + 1, input.length), new byte[] {(byte) random.nextInt(256)});
            case 4 -> spliced(input, at, at, Arrays.copyOfRange(input, at, end));
            default -> crossed(input, at);
        };
    }

    private byte telling() {
        return TELLING[random.nextInt(TELLING.length)];
    }

    private byte[] crossed(byte[] input, int at) {
        byte[] other = any();
        return spliced(
                input, at, input.length, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] between) {
        byte[] made = new byte[from + between.length + input.length - to];
        System.arraycopy(input, 0, made, 0, from);
        System.arraycopy(between, 0, made, from, between.length);
        System.arraycopy(input, to, made, from + between.length, input.length - to);
        return made;
    }
}
