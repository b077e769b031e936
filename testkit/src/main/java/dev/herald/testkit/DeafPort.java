package dev.herald.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP port of this machine that says nothing to whoever connects, like an address behind a broken network: its queue is full, nobody
 * empties it, and the system drops what comes on top.
 */
public final class DeafPort implements AutoCloseable {

    private static final int HALF_A_SECOND = 500;
    private static final int ENOUGH = 8;

    private final ServerSocket listener;
    private final List<Socket> queued = new ArrayList<>();

    private DeafPort(ServerSocket listener) {
        this.listener = listener;
    }

    /** At a literal address; {@code port} 0 for any that is free. Throws where it is taken. */
    public static DeafPort openAt(String address, int port) {
        try {
            DeafPort deaf = new DeafPort(new ServerSocket(port, 1, InetAddress.getByName(address)));
            deaf.fillUp();
            return deaf;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void fillUp() throws IOException {
        for (int i = 0; i < ENOUGH; i++) {
            Socket socket = new Socket();
            queued.add(socket);
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), port()), HALF_A_SECOND);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    /** Where it is. */
    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            for (Socket socket : queued) {
                socket.close();
            }
            listener.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
