package dev.herald.archunit.red.core_rolls_no_dice.application;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

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

    static final class WrongSplit {
        Object ask() {
            return new SplittableRandom(1);
        }
    }

    static final class WrongFactory {
        Object ask(RandomGeneratorFactory<?> factory) {
            return factory.name();
        }
    }
}
