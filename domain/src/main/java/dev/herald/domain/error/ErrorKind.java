package dev.herald.domain.error;

/**
 * The closed list of ways in which a question to a tracker can fail. An arrow {@code switch} over it without a
 * {@code default} is exhaustive, which Java 17 does not offer for the sealed {@link TrackerError} itself.
 */
public enum ErrorKind {
    REFUSED("refused"),
    UNREACHABLE("unreachable"),
    TIMED_OUT("timed-out"),
    MALFORMED("malformed"),
    UNSUPPORTED("unsupported"),
    BLOCKED("blocked"),
    TOO_SOON("too-soon"),
    EXHAUSTED("exhausted");

    private final String label;

    ErrorKind(String label) {
        this.label = label;
    }

    /** The word for it in machine-readable output, for example {@code timed-out}. */
    public String label() {
        return label;
    }
}
