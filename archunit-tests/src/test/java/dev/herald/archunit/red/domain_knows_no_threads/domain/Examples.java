package dev.herald.archunit.red.domain_knows_no_threads.domain;

import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Words that know of threads, and one that does not. */
final class Examples {

    private Examples() {}

    static final class WrongThread {
        String ask() {
            return Thread.currentThread().getName();
        }
    }

    static final class WrongLater {
        Object ask() {
            return CompletableFuture.completedFuture("now");
        }
    }

    static final class WrongCounter {
        long ask(AtomicLong counter) {
            return counter.get();
        }
    }

    static final class WrongLocal {
        Object ask(ThreadLocal<?> local) {
            return local.get();
        }
    }

    static final class RightValue {
        String ask(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    static final class WrongTimer {
        void ask(Timer timer) {
            timer.cancel();
        }
    }

    static final class WrongTask {
        Object ask(TimerTask task) {
            return task.cancel();
        }
    }
}
