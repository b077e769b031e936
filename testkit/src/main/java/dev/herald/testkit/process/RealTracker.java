package dev.herald.testkit.process;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.FreePort;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real tracker in a process of its own, listening on loopback at a port that was free. Where it is not installed, a test that wants
 * it is skipped and says so; where the environment has {@code CI=true}, it fails instead. Ends its process on {@link #close()}.
 */
public final class RealTracker implements AutoCloseable {

    /** Names the folder in whose {@code node_modules} the npm package {@code bittorrent-tracker} is installed. */
    public static final String NPM_HOME = "HERALD_NPM_TRACKER";

    private static final int START_ATTEMPTS = 400;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(25);

    private final Process process;
    private final int port;

    private RealTracker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * opentracker, HTTP and UDP over IPv4. It serves these swarms only, as Debian builds it; its files are in {@code folder}, a new
     * folder that everybody may enter, for it becomes {@code nobody} when it is started by root.
     */
    public static RealTracker opentracker(Path folder, Seq<InfoHash> swarms) throws IOException {
        String program = onPath("opentracker").getOrElse(() -> missing("opentracker is not on the PATH"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path list = folder.resolve("whitelist.txt");
        Files.write(list, swarms.map(InfoHash::hex));
        Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-r--r--"));
        String port = Integer.toString(FreePort.find());
        return start(
                folder,
                port,
                Vector.of(program, "-i", "127.0.0.1", "-p", port, "-P", port)
                        .appendAll(Vector.of("-d", folder.toString(), "-u", "nobody", "-w", "whitelist.txt")));
    }

    /** The npm package {@code bittorrent-tracker}: HTTP and WebSocket over IPv4, UDP over IPv4 and IPv6, found through {@link #NPM_HOME}. */
    public static RealTracker bittorrentTracker(Path folder) throws IOException {
        return bittorrentTracker(folder, FreePort.find());
    }

    /** The same at a port of the test's choice, as after a restart. */
    public static RealTracker bittorrentTracker(Path folder, int freePort) throws IOException {
        String home = System.getenv(NPM_HOME);
        Path program = Path.of(home == null ? "" : home, "node_modules/bittorrent-tracker/bin/cmd.js");
        if (home == null || !Files.isRegularFile(program)) {
            missing(NPM_HOME + " names no folder with bittorrent-tracker in it");
        }
        String port = Integer.toString(freePort);
        return start(
                folder,
                port,
                Vector.of("node", program.toString(), "--port", port, "--http", "--udp", "--ws")
                        .appendAll(Vector.of("--interval", "1800000"))
                        .appendAll(Vector.of("--http-hostname", "127.0.0.1"))
                        .appendAll(Vector.of("--udp-hostname", "127.0.0.1", "--udp6-hostname", "::1")));
    }

    static String missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(what);
        }
        return Assumptions.abort(what);
    }

    static Option<String> onPath(String program) {
        return Vector.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .find(Files::isExecutable)
                .map(Path::toString);
    }

    private static RealTracker start(Path folder, String port, Vector<String> command) throws IOException {
        Process process = new ProcessBuilder(command.asJava())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tracker.log").toFile())
                .start();
        RealTracker tracker = new RealTracker(process, Integer.parseInt(port));
        tracker.awaitListening(folder);
        return tracker;
    }

    /** Ten seconds at most, and as soon as it accepts a connection. */
    private void awaitListening(Path folder) throws IOException {
        for (int attempt = 0; attempt < START_ATTEMPTS && !endsWithin(BETWEEN_ATTEMPTS); attempt++) {
            if (accepts(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                return;
            }
        }
        close();
        Assertions.fail("the tracker did not come up: " + Files.readString(folder.resolve("tracker.log")));
    }

    /** Whether the process is over before {@code moment} is. */
    private boolean endsWithin(Duration moment) {
        try {
            return process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static boolean accepts(SocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where it takes announces over HTTP. */
    public TrackerUrl httpUrl() {
        return TrackerUrl.of("http://127.0.0.1:" + port + "/announce");
    }

    /** Where it takes announces over UDP. */
    public TrackerUrl udpUrl() {
        return TrackerUrl.of("udp://127.0.0.1:" + port + "/announce");
    }

    /** Where it takes announces over UDP and IPv6, if it does. */
    public TrackerUrl udpUrlOverIpv6() {
        return TrackerUrl.of("udp://[::1]:" + port + "/announce");
    }

    /** Where it takes announces over WebSocket, if it does. */
    public TrackerUrl webSocketUrl() {
        return TrackerUrl.of("ws://127.0.0.1:" + port + "/");
    }

    /** The port it listens at. */
    public int port() {
        return port;
    }

    /** Ends the process, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
