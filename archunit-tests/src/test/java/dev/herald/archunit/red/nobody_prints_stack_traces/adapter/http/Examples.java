package dev.herald.archunit.red.nobody_prints_stack_traces.adapter.http;

import java.io.IOException;
import java.io.PrintStream;

/** Noise. */
final class Examples {

    private Examples() {}

    static final class WrongTrace {
        void ask(RuntimeException bug) {
            bug.printStackTrace();
        }
    }

    static final class WrongStream {
        void ask(IOException trouble, PrintStream stream) {
            trouble.printStackTrace(stream);
        }
    }

    static final class RightWords {
        String ask(IOException trouble) {
            return trouble.getLocalizedMessage();
        }
    }
}
