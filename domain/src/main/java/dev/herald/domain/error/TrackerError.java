package dev.herald.domain.error;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The world's no: every way in which a tracker, the network on the way to it, or an input somebody sent can fail us.
 *
 * <p>It travels as the Left of an {@code Either}; exceptions are for our own mistakes. No error carries a secret:
 * texts are made from masked tracker URLs and from what the tracker itself said.
 */
public sealed interface TrackerError {

    /** Which of the closed list of failures this is. */
    ErrorKind kind();

    /** One sentence for a person: what happened, without secrets, without control characters. */
    String message();

    /** What the other side said about asking again; {@link RetryAdvice#UNSTATED} where it said nothing. */
    default RetryAdvice retryAdvice() {
        return RetryAdvice.UNSTATED;
    }

    /**
     * The tracker understood and said no: {@code failure reason} (BEP 3), UDP action 3 (BEP 15), or a final HTTP status other
     * than 200.
     *
     * @param reason the tracker's own words, made printable and at most {@value PrintableText#LONGEST} characters; may be empty
     * @param status the HTTP status, where the refusal came with one other than 200
     * @param advice what it said about asking again
     */
    record Refused(String reason, Option<Integer> status, RetryAdvice advice) implements TrackerError {
        public Refused {
            reason = PrintableText.of(reason);
        }

        /** A refusal in the tracker's protocol, with no HTTP status of its own. */
        public static Refused of(String reason, RetryAdvice advice) {
            return new Refused(reason, Option.none(), advice);
        }

        @Override
        public ErrorKind kind() {
            return ErrorKind.REFUSED;
        }

        @Override
        public String message() {
            String words =
                    reason.isEmpty() ? "the tracker refused without saying why" : "the tracker refused: " + reason;
            return status.map(code -> words + " (HTTP status " + code + ")").getOrElse(words);
        }

        @Override
        public RetryAdvice retryAdvice() {
            return advice;
        }
    }

    /** No conversation came about: the name, the address, TLS, a proxy or the connection failed. */
    record Unreachable(Stage stage, String detail) implements TrackerError {
        public Unreachable {
            detail = PrintableText.of(detail);
        }

        @Override
        public ErrorKind kind() {
            return ErrorKind.UNREACHABLE;
        }

        @Override
        public String message() {
            return "failed while " + stage.words() + ": " + detail;
        }
    }

    /** Silence: the deadline passed after {@code after}, while at {@code stage}. */
    record TimedOut(Duration after, Stage stage) implements TrackerError {
        @Override
        public ErrorKind kind() {
            return ErrorKind.TIMED_OUT;
        }

        @Override
        public String message() {
            return "no answer within " + after.toMillis() + " ms, while " + stage.words();
        }
    }

    /**
     * Something nobody can read.
     *
     * @param expected what should have stood there
     * @param offset where, in bytes from the start of the input (characters for a text); never negative
     */
    record Malformed(String expected, long offset) implements TrackerError {
        public Malformed {
            expected = PrintableText.of(expected);
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative: " + offset);
            }
        }

        @Override
        public ErrorKind kind() {
            return ErrorKind.MALFORMED;
        }

        @Override
        public String message() {
            return "expected " + expected + " at offset " + offset;
        }
    }

    /** Nothing here can do it: no gateway for the scheme, a tracker without scrape, a newer format. */
    record Unsupported(String what) implements TrackerError {
        public Unsupported {
            what = PrintableText.of(what);
        }

        @Override
        public ErrorKind kind() {
            return ErrorKind.UNSUPPORTED;
        }

        @Override
        public String message() {
            return "not supported: " + what;
        }
    }

    /** Our own policy said no: an address, a redirect, a size. {@code policy} names the rule and what it met. */
    record Blocked(String policy) implements TrackerError {
        public Blocked {
            policy = PrintableText.of(policy);
        }

        @Override
        public ErrorKind kind() {
            return ErrorKind.BLOCKED;
        }

        @Override
        public String message() {
            return "blocked by policy: " + policy;
        }
    }

    /** Our own courtesy: the tracker's minimum interval has not passed. {@code remaining} is how long it still lasts. */
    record TooSoon(Duration remaining) implements TrackerError {
        @Override
        public ErrorKind kind() {
            return ErrorKind.TOO_SOON;
        }

        @Override
        public String message() {
            return "too soon: the tracker asked for another " + remaining.toSeconds() + " s of silence";
        }

        @Override
        public RetryAdvice retryAdvice() {
            return RetryAdvice.after(remaining);
        }
    }

    /** Every tracker was tried, in the order of {@code attempts}; an empty list means there was none to try. */
    record Exhausted(Seq<FailedAttempt> attempts) implements TrackerError {
        @Override
        public ErrorKind kind() {
            return ErrorKind.EXHAUSTED;
        }

        @Override
        public String message() {
            return switch (attempts.size()) {
                case 0 -> "there is no tracker to ask";
                case 1 -> "the only tracker failed: " + attempts.last().error().message();
                default ->
                    "all " + attempts.size() + " trackers failed; the last: "
                            + attempts.last().error().message();
            };
        }
    }
}
