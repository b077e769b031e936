package dev.herald.embedded;

import dev.herald.application.port.BencodeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What an embedded tracker listens with: HTTP and UDP, over IPv4 and perhaps IPv6, on one port or two; and WebSocket, over IPv4, on a port of
 * its own.
 */
record Doors(HttpDoor http, UdpDoor udp, WebSocketDoor webSocket, int port, int udpPort) implements AutoCloseable {

    static final String IPV4_LOOPBACK = "127.0.0.1";
    static final String IPV6_LOOPBACK = "::1";
    private static final int ATTEMPTS_AT_A_COMMON_PORT = 10;

    /** @throws UncheckedIOException where somebody else has the port */
    static Doors open(
            EmbeddedTrackerOptions options,
            HttpTracker http,
            UdpTracker udp,
            WebSocketTracker webSocket,
            BencodeCodec codec) {
        for (int attempt = 1; ; attempt++) {
            try {
                return listen(
                        options,
                        UdpDoor.open(udp, options.limits()),
                        new HttpDoor(http, codec, options.limits()),
                        webSocket);
            } catch (IOException cannotListen) {
                // A port that was free for HTTP at 127.0.0.1 may be taken for UDP, or at ::1.
                if (options.port() != 0 || attempt == ATTEMPTS_AT_A_COMMON_PORT) {
                    throw new UncheckedIOException(cannotListen);
                }
            }
        }
    }

    private static Doors listen(EmbeddedTrackerOptions options, UdpDoor udp, HttpDoor http, WebSocketTracker webSocket)
            throws IOException {
        try {
            int port = http.listen(IPV4_LOOPBACK, options.port());
            int udpPort = options.udpPort() == 0 ? port : options.udpPort();
            udp.listen(IPV4_LOOPBACK, udpPort);
            if (options.ipv6()) {
                http.listen(IPV6_LOOPBACK, port);
                udp.listen(IPV6_LOOPBACK, udpPort);
            }
            udp.start();
            return new Doors(http, udp, WebSocketDoor.open(webSocket, IPV4_LOOPBACK), port, udpPort);
        } catch (IOException cannotListen) {
            http.close();
            udp.close();
            throw cannotListen;
        }
    }

    @Override
    public void close() {
        http.close();
        udp.close();
        webSocket.close();
    }
}
