package dev.herald.adapter.udp;

/** Why a packet was ignored: the first check of UDP-R1 that it failed. */
enum Discard {
    /** It came from somewhere else than where the request went. */
    WRONG_SOURCE("it comes from somewhere else than where the request went"),
    /** It is shorter than a header. */
    NO_HEADER("it is shorter than a header"),
    /** It answers nothing that is waited for: never asked, answered already, or given up. */
    UNKNOWN_TRANSACTION("it answers nothing that is waited for"),
    /** It answers another kind of request. */
    WRONG_ACTION("it answers another kind of request"),
    /** It is shorter than an answer of its kind. */
    TOO_SHORT("it is shorter than an answer of its kind");

    private final String words;

    Discard(String words) {
        this.words = words;
    }

    /** The same for people. */
    String words() {
        return words;
    }
}
