package dev.herald.archunit.red.core_rolls_no_dice.application;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Behaviour that rolls dice. */
final class Examples {

    private Examples() {}

    static final class WrongSecure {
        Object ask() {
            return new SecureRandom();
        }
    }

    static final class WrongDefault {
        int ask() {
            return RandomGenerator.getDefault().nextInt();
        }
    }

    static final class WrongNamed {
        int ask() {
            return RandomGenerator.of("L64X128MixRandom").nextInt();
        }
    }
}
