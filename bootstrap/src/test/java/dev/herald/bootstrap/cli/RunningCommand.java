package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.output.DataStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run of the command that goes on until somebody presses Ctrl-C, in this process. */
final class RunningCommand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Thread> atInterrupt = new CompletableFuture<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private RunningCommand(boolean isTerminal, Map<String, String> environment, String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                new DataStream(new Output()),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                isTerminal,
                environment,
                atInterrupt::complete);
        new Thread(() -> code.complete(HeraldCommand.run(console, arguments)), "herald-under-test").start();
    }

    static RunningCommand start(boolean isTerminal, String... arguments) {
        return new RunningCommand(isTerminal, Map.of("NO_COLOR", "1"), arguments);
    }

    /** Starts it in a terminal, in this environment. */
    static RunningCommand inTerminal(Map<String, String> environment, String... arguments) {
        return new RunningCommand(true, environment, arguments);
    }

    /** Every write wakes whoever waits for words. */
    private final class Output extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            synchronized (out) {
                out.append(new String(bytes, from, length, StandardCharsets.UTF_8));
                out.notifyAll();
            }
        }
    }

    /** What it has printed so far. */
    String out() {
        synchronized (out) {
            return out.toString();
        }
    }

    /** What it has said so far. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Waits until {@code words} have been printed. */
    void awaitOutput(String words) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (out) {
            while (out.indexOf(words) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("it never said " + words + ", only:\n" + out);
                }
                out.wait(left);
            }
        }
    }

    /** Presses Ctrl-C; answers the exit code. */
    int interrupt() throws InterruptedException, ExecutionException, TimeoutException {
        Thread hook = atInterrupt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        hook.start();
        hook.join(PATIENCE.toMillis());
        return code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits for its own end; answers the exit code. */
    int end() throws InterruptedException, ExecutionException, TimeoutException {
        return code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (!code.isDone() && atInterrupt.isDone()) {
            Thread hook = atInterrupt.join();
            if (hook.getState() == Thread.State.NEW) {
                hook.start();
            }
        }
        code.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
