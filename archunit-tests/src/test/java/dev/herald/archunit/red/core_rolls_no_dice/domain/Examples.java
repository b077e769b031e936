package dev.herald.archunit.red.core_rolls_no_dice.domain;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Words that roll dice, and one that is handed some. */
final class Examples {

    private Examples() {}

    static final class WrongMath {
        double ask() {
            return Math.random();
        }
    }

    static final class WrongRandom {
        Object ask() {
            return new Random(1);
        }
    }

    static final class WrongThreadLocal {
        int ask() {
            return ThreadLocalRandom.current().nextInt();
        }
    }

    static final class WrongUuid {
        Object ask() {
            return UUID.randomUUID();
        }
    }

    static final class RightDice {
        int ask(RandomGenerator random) {
            return random.nextInt();
        }
    }
}
