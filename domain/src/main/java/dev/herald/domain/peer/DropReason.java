package dev.herald.domain.peer;

/** Why {@link PeerFilter} dropped a peer. Where several reasons hold, the first of these is told. */
public enum DropReason {
    /** Nobody listens at port 0 (HTTP-R13). */
    PORT_ZERO,
    /** The address is that of nobody or of a group (HTTP-R13). */
    NO_HOST,
    /** It is us. */
    OURSELVES,
    /** The address cannot be one of the Internet's: {@link IpAddress#isMartian}. */
    MARTIAN,
    /** The address is of an IP version that is not wanted. */
    OTHER_FAMILY,
    /** It was named before. */
    REPEATED
}
