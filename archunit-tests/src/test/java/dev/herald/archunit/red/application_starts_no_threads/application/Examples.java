package dev.herald.archunit.red.application_starts_no_threads.application;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Behaviour that starts threads of its own, and some that does not. */
final class Examples {

    private Examples() {}

    static final class WrongThread {
        Object ask(Runnable task) {
            return new Thread(task);
        }
    }

    static final class WrongPool {
        ExecutorService ask() {
            return Executors.newCachedThreadPool();
        }
    }

    static final class WrongTimeout {
        void ask(CompletableFuture<String> answer) {
            answer.orTimeout(1, TimeUnit.SECONDS);
        }
    }

    static final class WrongDelay {
        Executor ask() {
            return CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        }
    }

    static final class WrongStream {
        int ask(IntStream numbers) {
            return numbers.parallel().sum();
        }
    }

    static final class WrongTimer {
        Object ask() {
            return new Timer();
        }
    }

    static final class RightWait {
        void ask(Executor executor) {
            executor.execute(() -> Thread.currentThread().interrupt());
        }
    }

    static final class WrongStart {
        void ask(Thread thread) {
            thread.start();
        }
    }

    static final class WrongFork {
        Object ask() {
            return ForkJoinPool.commonPool();
        }
    }

    static final class WrongWorkers {
        Object ask(ThreadPoolExecutor pool) {
            return pool.getPoolSize();
        }
    }

    static final class WrongSchedule {
        Object ask(ScheduledThreadPoolExecutor pool) {
            return pool.getPoolSize();
        }
    }

    static final class WrongCompletion {
        void ask(CompletableFuture<String> answer) {
            answer.completeOnTimeout("none", 1, TimeUnit.SECONDS);
        }
    }

    static final class WrongSpread {
        long ask(List<String> words) {
            return words.parallelStream().count();
        }
    }
}
