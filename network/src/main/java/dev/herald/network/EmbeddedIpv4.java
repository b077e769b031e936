package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** IPv6 addresses that lead to an IPv4 address: through a translator, a tunnel, or by an old way of writing it. */
final class EmbeddedIpv4 {

    /** Where the four bytes begin, and whether they are inverted. */
    private record Form(IpRange range, int at, boolean inverted) {}

    private static final List<Form> FORMS = List.of(
            new Form(IpRange.of("64:ff9b::/96"), 12, false), // NAT64 (RFC 6052)
            new Form(IpRange.of("64:ff9b:1::/48"), 12, false), // NAT64 of a network's own (RFC 8215)
            new Form(IpRange.of("2002::/16"), 2, false), // 6to4 (RFC 3056)
            new Form(IpRange.of("2001::/32"), 12, true), // Teredo (RFC 4380)
            new Form(IpRange.of("::ffff:0:0:0/96"), 12, false), // translated (RFC 2765)
            new Form(IpRange.of("::/96"), 12, false)); // compatible (RFC 4291)

    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private static final Option<IpAddress> LOOPBACK = IpAddress.parse("::1");

    private EmbeddedIpv4() {}

    /** The IPv4 address that packets to {@code address} end at; none where they do not, and for :: and ::1, which are themselves. */
    static Option<IpAddress> in(IpAddress address) {
        if (!address.isIpv6() || address.isUnspecified() || LOOPBACK.contains(address)) {
            return Option.none();
        }
        for (Form form : FORMS) {
            if (form.range().contains(address)) {
                return Option.some(four(address.toByteArray(), form.at(), form.inverted()));
            }
        }
        byte[] bytes = address.toByteArray();
        boolean isatap = (bytes[8] & ~2) == 0 && bytes[9] == 0 && Arrays.equals(bytes, 10, 12, ISATAP, 0, 2);
        return Option.when(isatap, () -> four(bytes, 12, false));
    }

    private static IpAddress four(byte[] ipv6, int at, boolean inverted) {
        int bits = ByteBuffer.wrap(ipv6).getInt(at);
        return IpAddress.ofIpv4(inverted ? ~bits : bits);
    }
}
