package dev.herald.testkit.simulation;

/** What trackers may expect of those who announce, and sessions of those who keep them. */
public enum Rule {
    /** One announce at a time to a tracker of a swarm (RETRY-10). */
    ONE_AT_A_TIME("asked again before the last question had ended (RETRY-10)"),
    /** Regular announces and {@code completed} only where {@code started} was acknowledged (HTTP-A8, TIER-9). */
    STARTED_FIRST("announced to a tracker that has not acknowledged started (HTTP-A8)"),
    /** {@code started} only to those who do not know us: never heard of us, or refused us since (HTTP-A8). */
    STARTED_ONCE("said started to a tracker that knows us (HTTP-A8)"),
    /** {@code completed} not again once a tracker heard it (HTTP-A8). */
    COMPLETED_ONCE("said completed again (HTTP-A8)"),
    /** {@code completed} only by somebody who lacked something before (HTTP-A8). */
    COMPLETED_OF_DOWNLOADS("said completed, but lacked nothing when it came (HTTP-A8)"),
    /** {@code stopped} only where {@code started} was acknowledged (HTTP-A8, TIER-8). */
    STOPPED_WHERE_STARTED("said stopped to a tracker that never acknowledged started (HTTP-A8)"),
    /** A regular announce not before the interval has passed since the last answer (RETRY-1, RETRY-2). */
    INTERVAL("came back before the interval had passed (RETRY-1)"),
    /** Somebody who asks out of turn: not before the least pause has passed since the last question (RETRY-4). */
    MIN_INTERVAL("was asked for out of turn, but before the least pause had passed (RETRY-4)"),
    /** After failures, not before the back-off has passed (RETRY-6). */
    BACK_OFF("tried again before the back-off had passed (RETRY-6)"),
    /** After a refusal, not before the time it named (RETRY-7, RETRY-8). */
    RETRY_ADVICE("came back before the time the tracker had named (RETRY-8)"),
    /** Not again where the tracker said never (RETRY-8). */
    NEVER("came back although the tracker had said never (RETRY-8)"),
    /** Within a session, what was transferred never becomes less. */
    COUNTERS_GROW("told of less transferred than before"),
    /** After it has left, nobody announces any more. */
    GONE_IS_GONE("announced after it had left"),
    /** Whoever has not left announces again in due time. */
    NOBODY_FORGOTTEN("has not announced for much longer than anybody asked it to be silent");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** What somebody did who broke it. */
    public String words() {
        return words;
    }
}
