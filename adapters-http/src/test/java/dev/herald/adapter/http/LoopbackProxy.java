package dev.herald.adapter.http;

import dev.herald.network.ProxyServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback, as small as can be: CONNECT or SOCKS5, every name leads to 127.0.0.1. It notes what it was asked for. */
final class LoopbackProxy implements AutoCloseable {

    private interface Greeting {
        /** Talks to the client until it is clear which port it wants; 0 for none. */
        int portWanted(DataInputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Greeting greeting;
    private final String scheme;

    private LoopbackProxy(String scheme, Greeting greeting) {
        this.scheme = scheme;
        this.greeting = greeting;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        start(this::acceptAll);
    }

    /** Opens tunnels, or answers {@code status} instead. */
    static LoopbackProxy connect(int status) {
        LoopbackProxy[] self = new LoopbackProxy[1];
        self[0] = new LoopbackProxy("http", (in, out) -> {
            String head = readHead(in);
            self[0].asked.add(head);
            out.write(("HTTP/1.1 " + status + " Whatever\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String target = head.split(" ", 3)[1];
            return status == 200 ? Integer.parseInt(target.substring(target.lastIndexOf(':') + 1)) : 0;
        });
        return self[0];
    }

    /** Speaks SOCKS5 (RFC 1928), with a user and a password (RFC 1929) if the client offers them; {@code reply} 0 is a yes. */
    static LoopbackProxy socks(int reply) {
        LoopbackProxy[] self = new LoopbackProxy[1];
        self[0] = new LoopbackProxy("socks5", (in, out) -> self[0].socks(in, out, reply));
        return self[0];
    }

    private int socks(DataInputStream in, OutputStream out, int reply) throws IOException {
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        boolean known = new String(methods, StandardCharsets.ISO_8859_1).indexOf(2) >= 0;
        out.write(new byte[] {5, (byte) (known ? 2 : 0)});
        String user = "";
        if (known) {
            in.readUnsignedByte();
            user = text(in, in.readUnsignedByte()) + ":" + text(in, in.readUnsignedByte()) + "@";
            out.write(new byte[] {1, 0});
        }
        in.skipNBytes(3);
        int type = in.readUnsignedByte();
        String host = type == 3
                ? text(in, in.readUnsignedByte())
                : InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
        int port = in.readUnsignedShort();
        asked.add(user + host + ":" + port);
        out.write(new byte[] {5, (byte) reply, 0, 1, 0, 0, 0, 0, 0, 0});
        return reply == 0 ? port : 0;
    }

    /** Where it is; {@code user} is empty or ends in {@code @}. */
    ProxyServer address(String user) {
        return ProxyServer.of(scheme + "://" + user + "127.0.0.1:" + listener.getLocalPort());
    }

    List<String> asked() {
        return asked;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            int port = greeting.portWanted(new DataInputStream(client.getInputStream()), client.getOutputStream());
            if (port == 0) {
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                sockets.add(server);
                start(() -> pump(server, client));
                pump(client, server);
            }
        } catch (IOException gone) {
            // The client or the server has left.
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of both has left.
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
