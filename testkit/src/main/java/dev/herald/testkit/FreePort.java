package dev.herald.testkit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * A port of this machine that nobody uses, for a process that a test is about to start, or for something that is not there. It lies
 * below those that systems give to whoever wants just any, so that nobody else is given it meanwhile.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int MANY = 12_000;

    private FreePort() {}

    /** Free for TCP and UDP on loopback a moment ago. */
    public static int find() {
        long start = System.nanoTime() >>> 4;
        for (int tries = 0; tries < MANY; tries++) {
            int port = FIRST + (int) ((start + tries) % MANY);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(port, 1, here);
                DatagramSocket udp = new DatagramSocket(port, here)) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
