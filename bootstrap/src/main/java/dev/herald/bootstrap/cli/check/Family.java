package dev.herald.bootstrap.cli.check;

import dev.herald.network.AddressFamilies;
import java.net.Inet4Address;
import java.net.InetAddress;

/** The IP versions, told apart: a tracker may be well over one and dead over the other. */
public enum Family {
    IPV4("IPv4", "ipv4", AddressFamilies.IPV4),
    IPV6("IPv6", "ipv6", AddressFamilies.IPV6);

    private final String words;
    private final String label;
    private final AddressFamilies only;

    Family(String words, String label, AddressFamilies only) {
        this.words = words;
        this.label = label;
        this.only = only;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }

    /** The word for it in machine-readable output. */
    public String label() {
        return label;
    }

    /** The setting that reaches trackers over this one alone. */
    public AddressFamilies only() {
        return only;
    }

    /** Whether the address is one of these. */
    public boolean has(InetAddress address) {
        return (this == IPV4) == (address instanceof Inet4Address);
    }

    /** Whether trackers are reached over it under this setting. */
    public boolean isIn(AddressFamilies setting) {
        return setting == AddressFamilies.BOTH || setting == only;
    }
}
