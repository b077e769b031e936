package dev.herald.archunit.red.nobody_sleeps.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sleepers, and one who waits for the thing itself. */
@SuppressWarnings("ThreadSleepMillis")
final class Examples {

    private Examples() {}

    static final class WrongNap {
        void ask() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static final class WrongUnit {
        void ask() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    static final class WrongPark {
        void ask() {
            LockSupport.parkNanos(1);
        }
    }

    static final class RightWait {
        String ask(CompletableFuture<String> answer) {
            return answer.join();
        }
    }

    static final class WrongUntil {
        void ask() {
            LockSupport.parkUntil(1);
        }
    }
}
