package dev.herald.adapter.udp;

/** Why a packet was ignored: the first check of UDP-R1 that it failed. */
enum Discard {
    /** It came from somewhere else than where the request went. */
    WRONG_SOURCE,
    /** It is shorter than a header. */
    NO_HEADER,
    /** It answers nothing that is waited for: never asked, answered already, or given up. */
    UNKNOWN_TRANSACTION,
    /** It answers another kind of request. */
    WRONG_ACTION,
    /** It is shorter than an answer of its kind. */
    TOO_SHORT
}
