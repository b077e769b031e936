package dev.herald.testkit.udp;

import java.net.InetSocketAddress;

/** A request, however often it is sent: the same client, and the same bytes behind the connection id (UDP-T3). */
record UdpRequestKey(InetSocketAddress from, String behindConnectionId) {

    private static final int DIGITS_OF_CONNECTION_ID = 16;

    static UdpRequestKey of(RecordedDatagram request) {
        int start = Math.min(DIGITS_OF_CONNECTION_ID, request.hex().length());
        return new UdpRequestKey(request.from(), request.hex().substring(start));
    }
}
