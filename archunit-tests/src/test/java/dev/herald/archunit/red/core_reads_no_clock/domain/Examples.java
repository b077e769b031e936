package dev.herald.archunit.red.core_reads_no_clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Words that look at the clock, and one that is told. */
final class Examples {

    private Examples() {}

    static final class WrongInstant {
        Instant ask() {
            return Instant.now();
        }
    }

    static final class WrongReference {
        Supplier<Instant> ask() {
            return Instant::now;
        }
    }

    static final class WrongLambda {
        Supplier<Object> ask() {
            return () -> LocalDate.now(java.time.ZoneOffset.UTC);
        }
    }

    static final class RightMoment {
        Instant later(Instant now, Duration wait) {
            return now.plus(wait);
        }
    }
}
