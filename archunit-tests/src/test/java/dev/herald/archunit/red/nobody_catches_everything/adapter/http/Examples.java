package dev.herald.archunit.red.nobody_catches_everything.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Fences of all kinds. */
final class Examples {

    private Examples() {}

    static final class WrongException {
        int ask(String text) {
            try {
                return Integer.parseInt(text);
            } catch (Exception anything) {
                return 0;
            }
        }
    }

    static final class WrongThrowable {
        int ask(String text) {
            try {
                return Integer.parseInt(text);
            } catch (Throwable anything) {
                return 0;
            }
        }
    }

    static final class WrongLambda {
        Supplier<Integer> ask(String text) {
            return () -> {
                try {
                    return Integer.parseInt(text);
                } catch (Exception anything) {
                    return 0;
                }
            };
        }
    }

    static final class WrongBesideResource {
        int ask(Path path) {
            try (InputStream stream = Files.newInputStream(path)) {
                return stream.read();
            } catch (Exception anything) {
                return 0;
            }
        }
    }

    static final class RightResource {
        int ask(Path path) throws IOException {
            try (InputStream stream = Files.newInputStream(path);
                    InputStream other = Files.newInputStream(path)) {
                if (stream.read() > 0) {
                    return other.read();
                }
                return 1;
            }
        }
    }

    static final class RightFinally {
        int ask(Path path, Runnable after) throws IOException {
            InputStream stream = Files.newInputStream(path);
            try {
                return stream.read();
            } finally {
                after.run();
            }
        }
    }

    static final class RightLock {
        int ask(Object lock, String text) {
            synchronized (lock) {
                return Integer.parseInt(text);
            }
        }
    }

    static final class RightFence {
        int ask(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
    }
}
