package dev.herald.domain.session;

import java.util.random.RandomGenerator;

/** Chance that changes nothing: tiers stay as they are, and nothing is a moment late. */
final class Unmoved implements RandomGenerator {

    @Override
    public long nextLong() {
        return 0;
    }

    @Override
    public long nextLong(long bound) {
        return 0;
    }

    @Override
    public int nextInt(int bound) {
        return bound - 1;
    }
}
