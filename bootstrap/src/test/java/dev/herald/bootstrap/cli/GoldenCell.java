package dev.herald.bootstrap.cli;

/** What is known of one verb in one situation. */
sealed interface GoldenCell {

    /** What it prints is kept in a file; {@code play} brings it about. */
    record Golden(Play play) implements GoldenCell {}

    /** It cannot come to that. */
    record Empty(String because) implements GoldenCell {}

    /** A play, which leaves its transcript on the stage. */
    @FunctionalInterface
    interface Play {
        void on(GoldenStage stage) throws Exception;
    }
}
