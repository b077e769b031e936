package dev.herald.archunit.red.core_reads_no_clock.application;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;

/** Behaviour that looks at the clock. */
@SuppressWarnings("JavaUtilDate")
final class Examples {

    private Examples() {}

    static final class WrongMillis {
        long ask() {
            return System.currentTimeMillis();
        }
    }

    static final class WrongNanos {
        long ask() {
            return System.nanoTime();
        }
    }

    static final class WrongClock {
        long ask(Clock clock) {
            return clock.millis();
        }
    }

    static final class WrongDate {
        Object ask() {
            return new Date();
        }
    }

    static final class WrongSource {
        Object ask(InstantSource source) {
            return source.instant();
        }
    }

    static final class WrongCalendar {
        long ask(Calendar calendar) {
            return calendar.getTimeInMillis();
        }
    }
}
