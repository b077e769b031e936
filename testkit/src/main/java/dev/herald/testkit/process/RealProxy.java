package dev.herald.testkit.process;

import dev.herald.testkit.FreePort;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/**
 * A real proxy in a process of its own, listening on loopback at a port that was free. Where it is not installed, a test that wants it
 * is skipped and says so; where the environment has {@code CI=true}, it fails instead. Ends its process on {@link #close()}.
 */
public final class RealProxy implements AutoCloseable {

    private static final int START_ATTEMPTS = 400;
    private static final int BETWEEN_ATTEMPTS_MILLIS = 25;
    private static final String MEMBER = "herald-member";
    /** What {@code /etc/shadow} has instead of "secret". */
    private static final String MEMBERS_SECRET =
            "$6$herald$otuCfgRrDAOTBjtTj0EBGIKmpcZorR9LE2AAvEHcVED5YtjnDH" + "qe6X7jXtl5OySz7Ab0DnbpkirlqQibv8vHR/";

    private final Process process;
    private final String url;

    private RealProxy(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** microsocks: SOCKS5 for connections only; {@code user} and {@code password} are wanted unless the user is empty. */
    public static RealProxy microsocks(Path folder, String user, String password) throws IOException {
        String program = program("microsocks");
        int port = FreePort.find();
        Vector<String> command = Vector.of(program, "-i", "127.0.0.1", "-p", Integer.toString(port));
        boolean open = user.isEmpty();
        return start(
                folder,
                open ? command : command.appendAll(Vector.of("-u", user, "-P", password)),
                "socks5://" + (open ? "" : user + ":" + password + "@") + "127.0.0.1:" + port,
                port);
    }

    /** dante: SOCKS5 for connections and for datagrams. */
    public static RealProxy dante(Path folder) throws IOException {
        int port = FreePort.find();
        Vector<String> command = dante(folder, port, "none");
        return start(folder, command, "socks5://127.0.0.1:" + port, port);
    }

    /**
     * The same for a user and a password that it wants. Dante asks the system about them; so it runs where the system's files name this
     * user only, which takes root.
     */
    public static RealProxy danteForMembers(Path folder) throws IOException {
        int port = FreePort.find();
        Vector<String> command = dante(folder, port, "username");
        write(
                folder,
                "passwd",
                Files.readString(Path.of("/etc/passwd")) + "%s:x:65500:65534::/:/bin/false\n".formatted(MEMBER));
        write(folder, "shadow", "%s:%s:20000:0:99999:7:::\n".formatted(MEMBER, MEMBERS_SECRET));
        String inside = "mount --bind passwd /etc/passwd && mount --bind shadow /etc/shadow && exec \"$0\" \"$@\"";
        Vector<String> apart = Vector.of("unshare", "--mount");
        if (!succeeds(apart.append("true"))) {
            RealTracker.missing("files of the system's cannot be replaced for one process: that takes root on Linux");
        }
        return start(
                folder,
                apart.appendAll(Vector.of("sh", "-c", inside)).appendAll(command),
                "socks5://%s:secret@127.0.0.1:%d".formatted(MEMBER, port),
                port);
    }

    private static Vector<String> dante(Path folder, int port, String method) throws IOException {
        String program = program("danted");
        Path config = write(folder, "danted.conf", """
                logoutput: stderr
                internal: 127.0.0.1 port = %d
                external: 127.0.0.1
                clientmethod: none
                socksmethod: %s
                user.privileged: root
                user.unprivileged: nobody
                client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
                socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
                """.formatted(port, method));
        return Vector.of(
                program,
                "-f",
                config.toString(),
                "-p",
                folder.resolve("danted.pid").toString());
    }

    private static boolean succeeds(Vector<String> command) {
        try {
            return new ProcessBuilder(command.asJava())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** tinyproxy: HTTP, and CONNECT to any port. */
    public static RealProxy tinyproxy(Path folder) throws IOException {
        String program = program("tinyproxy");
        int port = FreePort.find();
        Path config = write(
                folder, "tinyproxy.conf", "Port %d\nListen 127.0.0.1\nTimeout 60\nAllow 127.0.0.1\n".formatted(port));
        return start(folder, Vector.of(program, "-d", "-c", config.toString()), "http://127.0.0.1:" + port, port);
    }

    private static String program(String name) {
        return RealTracker.onPath(name)
                .orElse(() -> Vector.of("/usr/sbin/", "/usr/local/sbin/")
                        .map(folder -> folder + name)
                        .find(path -> Files.isExecutable(Path.of(path))))
                .getOrElse(() -> RealTracker.missing(name + " is not on the PATH"));
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    private static RealProxy start(Path folder, Vector<String> command, String url, int port) throws IOException {
        Process process = new ProcessBuilder(command.asJava())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("proxy.log").toFile())
                .start();
        RealProxy proxy = new RealProxy(process, url);
        proxy.awaitListening(folder, port);
        return proxy;
    }

    private void awaitListening(Path folder, int port) throws IOException {
        for (int attempt = 0; attempt < START_ATTEMPTS && !endsSoon(); attempt++) {
            if (RealTracker.accepts(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                return;
            }
        }
        close();
        Assertions.fail("the proxy did not come up: " + Files.readString(folder.resolve("proxy.log")));
    }

    private boolean endsSoon() {
        try {
            return process.waitFor(BETWEEN_ATTEMPTS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Where it is, with the user and the password it wants. */
    public String url() {
        return url;
    }

    /** Ends the process and what it started, and waits until it has. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
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
