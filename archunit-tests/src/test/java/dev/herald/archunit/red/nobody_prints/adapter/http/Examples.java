package dev.herald.archunit.red.nobody_prints.adapter.http;

/** Code that prints. */
@SuppressWarnings("SystemOut")
final class Examples {

    private Examples() {}

    static final class WrongOutput {
        void ask() {
            System.out.println("words");
        }
    }

    static final class WrongError {
        void ask() {
            System.err.println("words");
        }
    }
}
