package dev.herald.application.dispatch;

/** What goes before what, the first first. None starves: each keeps a place at every host, and a share of all departures. */
public enum Urgency {
    /** {@code stopped} and {@code completed}: the least due time first, which a farewell uses for its worth. */
    EVENT,
    /** {@code started} of a download, or an announce of one without peers: somebody waits for it. The newest first. */
    HUNGRY,
    /** A regular announce: the one that is due longest first. Far overdue ones are taken for {@link #SPREAD}. */
    ROUTINE,
    /** {@code started} of a seed, and whatever piled up: let out at a pace that makes no herd of them, then like {@link #ROUTINE}. */
    SPREAD
}
