package dev.herald.archunit.red.nobody_prints.bootstrap;

/** The command prints. */
@SuppressWarnings("SystemOut")
final class Examples {

    private Examples() {}

    static final class RightOutput {
        void ask() {
            System.out.println("words");
        }
    }
}
