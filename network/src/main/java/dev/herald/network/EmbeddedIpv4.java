package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
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

    private EmbeddedIpv4() {}

    /** The IPv4 address that packets to {@code ipv6} end at; none where they do not, and for :: and ::1, which are themselves. */
    static Option<byte[]> in(byte[] ipv6) {
        if (ipv6.length != 16 || isTiny(ipv6)) {
            return Option.none();
        }
        for (Form form : FORMS) {
            if (form.range().contains(ipv6)) {
                return Option.some(four(ipv6, form.at(), form.inverted()));
            }
        }
        boolean isatap = (ipv6[8] & ~2) == 0 && ipv6[9] == 0 && Arrays.equals(ipv6, 10, 12, ISATAP, 0, 2);
        return Option.when(isatap, () -> four(ipv6, 12, false));
    }

    private static boolean isTiny(byte[] ipv6) {
        IpAddress address = IpAddress.of(ipv6);
        return address.isUnspecified() || address.toString().equals("::1");
    }

    private static byte[] four(byte[] ipv6, int at, boolean inverted) {
        byte[] four = Arrays.copyOfRange(ipv6, at, at + 4);
        for (int i = 0; i < four.length && inverted; i++) {
            four[i] ^= (byte) 0xFF;
        }
        return four;
    }
}
