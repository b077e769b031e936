package dev.herald.network;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An address and a port as SOCKS5 writes them (RFC 1928, section 5). */
final class SocksAddress {

    private static final byte IPV4 = 1;
    private static final byte NAME = 3;
    private static final byte IPV6 = 4;

    private SocksAddress() {}

    static void write(InetSocketAddress place, ByteBuffer out) {
        if (place.isUnresolved()) {
            byte[] name = place.getHostString().getBytes(StandardCharsets.US_ASCII);
            out.put(NAME).put((byte) name.length).put(name);
        } else {
            byte[] address = place.getAddress().getAddress();
            out.put(address.length == 4 ? IPV4 : IPV6).put(address);
        }
        out.putShort((short) place.getPort());
    }

    /** What stands there; none where it is cut off or of another kind. */
    static Option<InetSocketAddress> read(ByteBuffer in) {
        if (!in.hasRemaining()) {
            return Option.none();
        }
        return switch (in.get()) {
            case IPV4 -> address(in, 4);
            case IPV6 -> address(in, 16);
            case NAME -> name(in);
            default -> Option.none();
        };
    }

    private static Option<InetSocketAddress> address(ByteBuffer in, int length) {
        if (in.remaining() < length + 2) {
            return Option.none();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        try {
            return Option.some(new InetSocketAddress(InetAddress.getByAddress(bytes), in.getShort() & 0xFFFF));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    private static Option<InetSocketAddress> name(ByteBuffer in) {
        int length = in.hasRemaining() ? in.get() & 0xFF : -1;
        if (length < 0 || in.remaining() < length + 2) {
            return Option.none();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Option.some(InetSocketAddress.createUnresolved(
                new String(bytes, StandardCharsets.US_ASCII), in.getShort() & 0xFFFF));
    }
}
