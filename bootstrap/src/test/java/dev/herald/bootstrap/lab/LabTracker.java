package dev.herald.bootstrap.lab;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.testkit.http.LoopbackTls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * A tracker at every address of its network namespace, over HTTP, UDP and WebSocket, as a process of its own. It says on its standard
 * output what it hears.
 *
 * <p>Over HTTP it answers at once, except for {@code /slow/announce}, which takes its time, {@code /never/announce}, and {@code
 * /elsewhere/announce}, which leads to the decoy.
 */
final class LabTracker {

    static final int HTTP = 6969;
    static final int UDP = 6969;
    /** Where packets are heard and not answered. */
    static final int SILENT_UDP = 6970;

    static final int WEBSOCKET = 6971;
    static final int HTTPS = 6972;

    private static final long SLOW_MILLIS = 1_500;
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final String ANSWER = "d8:completei1e10:incompletei1e8:intervali1800e5:peers0:e";

    private LabTracker() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedTracker embedded =
                EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), new SystemScheduler());
        int webSocket = embedded.webSocketAnnounceUrl().port();
        serve("http", new ServerSocket(), HTTP, LabTracker::answer);
        ServerSocket secure =
                LoopbackTls.LOOPBACK.server().getServerSocketFactory().createServerSocket();
        serve("https", secure, HTTPS, LabTracker::answer);
        serve("ws", new ServerSocket(), WEBSOCKET, near -> passOn(near, webSocket));
        DatagramSocket answering = new DatagramSocket(UDP);
        DatagramSocket silent = new DatagramSocket(SILENT_UDP);
        daemon(() -> hear(answering, true));
        DatagramSocket unnamed =
                new DatagramSocket(LabResolver.PORT); // for names that are asked for where they should not be
        daemon(() -> hear(silent, false));
        daemon(() -> hear(unnamed, false));
        say("ready");
        System.in.read(); // for ever
    }

    private static void say(String words) {
        synchronized (LabTracker.class) {
            System.out.println(words);
        }
    }

    private interface Talk {
        void on(Socket connection) throws Exception;
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception end) {
                say("(" + end + ")");
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(String what, ServerSocket door, int port, Talk talk) throws IOException {
        door.bind(new InetSocketAddress(port));
        daemon(() -> {
            while (true) {
                Socket connection = door.accept();
                say("met " + what + " " + connection.getInetAddress().getHostAddress());
                daemon(() -> {
                    try (connection) {
                        talk.on(connection);
                    }
                });
            }
        });
    }

    private static void answer(Socket connection) throws Exception {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = connection.getOutputStream();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("GET ")) {
                String path = line.substring(4).replaceAll("[? ].*", "");
                while (!in.readLine().isEmpty()) {}
                say((connection instanceof SSLSocket ? "heard https " : "heard http ")
                        + connection.getInetAddress().getHostAddress() + " " + path);
                answer(path, out);
            }
        }
    }

    private static void answer(String path, OutputStream out) throws Exception {
        boolean forEver = path.startsWith("/never");
        if ((forEver || path.startsWith("/slow"))
                && END.await(forEver ? 3_600_000 : SLOW_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("there is no end");
        }
        String answer = path.startsWith("/elsewhere")
                ? "HTTP/1.1 302 Found\r\nLocation: http://" + LabWorld.DECOY + ":" + HTTP
                        + "/announce\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + ANSWER;
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The tracker that speaks WebSocket listens at loopback. */
    private static void passOn(Socket near, int port) throws IOException {
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            daemon(() -> far.getInputStream().transferTo(near.getOutputStream()));
            byte[] some = new byte[8_192];
            InputStream in = near.getInputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                say("heard ws " + near.getInetAddress().getHostAddress());
                far.getOutputStream().write(some, 0, read);
            }
        }
    }

    private static void hear(DatagramSocket socket, boolean answering) throws IOException {
        byte[] some = new byte[2_048];
        while (true) {
            DatagramPacket packet = new DatagramPacket(some, some.length);
            socket.receive(packet);
            say("heard udp " + packet.getAddress().getHostAddress());
            ByteBuffer question = ByteBuffer.wrap(some, 0, packet.getLength());
            if (answering && question.remaining() >= 16) {
                byte[] answer = answer(question);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private static byte[] answer(ByteBuffer question) {
        int action = question.getInt(8);
        ByteBuffer answer = ByteBuffer.allocate(action == 0 ? 16 : 20);
        answer.putInt(action).putInt(question.getInt(12));
        return (action == 0
                        ? answer.putLong(71)
                        : answer.putInt(1_800).putInt(1).putInt(1))
                .array();
    }
}
