package dev.herald.network;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A datagram on its way through a SOCKS5 relay (RFC 1928, section 7): a header with the far end's address, then what was sent. */
public final class SocksDatagram {

    private static final int LARGEST_HEADER = 4 + 256 + 2;

    private SocksDatagram() {}

    /** What goes to the relay so that {@code data} goes to {@code tracker}, a name or an address. */
    public static ByteBuffer wrap(InetSocketAddress tracker, ByteBuffer data) {
        ByteBuffer out = ByteBuffer.allocate(LARGEST_HEADER + data.remaining());
        out.putShort((short) 0).put((byte) 0);
        SocksAddress.write(tracker, out);
        return out.put(data).flip();
    }

    /** Whom a datagram from the relay is from; {@code in} stands at what was sent then. None where it is no whole datagram. */
    public static Option<InetSocketAddress> unwrap(ByteBuffer in) {
        if (in.remaining() < 4) {
            return Option.none();
        }
        in.getShort();
        boolean whole = in.get() == 0;
        return whole ? SocksAddress.read(in) : Option.none();
    }
}
