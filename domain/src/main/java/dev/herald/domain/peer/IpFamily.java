package dev.herald.domain.peer;

/** The two versions of IP. */
public enum IpFamily {
    /** Addresses of 32 bits. */
    IPV4,
    /** Addresses of 128 bits. */
    IPV6
}
