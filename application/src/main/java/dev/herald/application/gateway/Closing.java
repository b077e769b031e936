package dev.herald.application.gateway;

import io.vavr.collection.Seq;
import org.jspecify.annotations.Nullable;

/** The end of several things: each is closed, whatever the others throw. */
final class Closing {

    private Closing() {}

    /** Throws what the first threw that did, the others' objections attached to it, once all are closed. */
    static void all(Seq<Runnable> ends) {
        @Nullable Throwable trouble = null;
        for (Runnable end : ends) {
            try {
                end.run();
            } catch (RuntimeException | Error bug) {
                trouble = first(trouble, bug);
            }
        }
        if (trouble instanceof RuntimeException bug) {
            throw bug;
        }
        if (trouble instanceof Error bug) {
            throw bug;
        }
    }

    private static Throwable first(@Nullable Throwable before, Throwable bug) {
        if (before == null) {
            return bug;
        }
        if (before != bug) {
            before.addSuppressed(bug);
        }
        return before;
    }
}
