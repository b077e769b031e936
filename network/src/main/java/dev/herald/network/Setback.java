package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.function.Function;

/** Why one way did not lead to a connection. */
public sealed interface Setback {

    /** How much it says about the tracker, where several ways led nowhere and one reason can be told. */
    int weight();

    /**
     * What to say of it while other ways are tried.
     *
     * @param ofFailure what a transport says of a failure
     */
    String words(Function<Throwable, String> ofFailure);

    /** What to say of an error that was not the last word. */
    static String inShort(TrackerError error) {
        return error instanceof Unreachable unreachable ? unreachable.detail() : error.message();
    }

    /** The scope had no way out, so that nothing was sent. */
    record NoWayOut(TrackerError why) implements Setback {
        @Override
        public int weight() {
            return 0;
        }

        @Override
        public String words(Function<Throwable, String> ofFailure) {
            return Setback.inShort(why);
        }
    }

    /** It was tried and failed. */
    record Failed(Throwable cause) implements Setback {

        /** A mistake of ours is told before all; a no from afar says more than silence, and silence more than that there is no road. */
        @Override
        public int weight() {
            if (cause instanceof ConnectException) {
                return 3;
            }
            if (cause instanceof SocketException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof UnsupportedAddressTypeException) {
                return 1;
            }
            return cause instanceof IOException ? 4 : 5;
        }

        @Override
        public String words(Function<Throwable, String> ofFailure) {
            return ofFailure.apply(cause);
        }
    }

    /** Nothing was heard for so long, and it was given up. */
    record Silent(Duration after) implements Setback {
        @Override
        public int weight() {
            return 2;
        }

        @Override
        public String words(Function<Throwable, String> ofFailure) {
            return "no answer";
        }
    }

    /** Another way was open first. */
    record Outrun() implements Setback {
        @Override
        public int weight() {
            return 0;
        }

        @Override
        public String words(Function<Throwable, String> ofFailure) {
            return "another address was open first";
        }
    }
}
