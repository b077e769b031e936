package dev.herald.adapter.websocket;

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

/** A proxy on loopback that speaks SOCKS5 and HTTP's CONNECT, and leads every connection to one place, whatever was asked for. */
final class LoopbackProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int destination;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    LoopbackProxy(int destination) {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        this.destination = destination;
        start(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What clients asked for: {@code user:password@} where they said who they are, then the place. */
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
                // The loop ends.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), destination)) {
            sockets.add(server);
            DataInputStream in = new DataInputStream(client.getInputStream());
            int first = in.readUnsignedByte();
            if (first == 5) {
                socks(in, client.getOutputStream());
            } else {
                connect((char) first, in, client.getOutputStream());
            }
            start(() -> pipe(server, client));
            pipe(client, server);
        } catch (IOException eitherLeft) {
            // The end of a connection.
        }
    }

    private void socks(DataInputStream in, OutputStream out) throws IOException {
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        boolean password = new String(methods, StandardCharsets.ISO_8859_1).indexOf(2) >= 0;
        String user = "";
        out.write(new byte[] {5, (byte) (password ? 2 : 0)});
        if (password) {
            in.readUnsignedByte();
            user = text(in) + ":" + text(in) + "@";
            out.write(new byte[] {1, 0});
        }
        in.readNBytes(3);
        String host = in.readUnsignedByte() == 3
                ? text(in)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        asked.add(user + host + ":" + in.readUnsignedShort());
        out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private void connect(char first, InputStream in, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder().append(first);
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        String authorization = head.toString().contains("oxy-authorization: ")
                ? head.toString().replaceAll("(?s).*oxy-authorization: ([^\r]*)\r.*", "$1@")
                : "";
        asked.add(authorization + head.toString().split(" ", -1)[1]);
        out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void pipe(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException eitherLeft) {
            // The end of a connection.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "loopback-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Resets every connection, as when a machine is gone: nobody gets to say good-bye. */
    void cut() throws IOException {
        // All of them first: whoever is closed closes the one at the other end.
        for (Socket socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException leftToTheSystem) {
            // They end with the test.
        }
    }
}
