package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Real proxies between the scope of a {@link LabWorld} and the tracker behind it, as they are installed. */
final class LabProxies {

    static final int MICROSOCKS = 1080;
    static final int DANTE = 1081;
    static final int TINYPROXY = 1082;

    private final LabWorld world;

    LabProxies(LabWorld world) {
        this.world = world;
    }

    /** A SOCKS5 proxy for connections only. */
    Actor microsocks() {
        LabWorld.wants(Shell.succeeds("command -v microsocks"), "microsocks");
        return start(MICROSOCKS, List.of("microsocks", "-i", LabWorld.PROXY, "-p", Integer.toString(MICROSOCKS)));
    }

    /** A SOCKS5 proxy for connections and packets. */
    Actor dante() {
        String program = "/usr/sbin/danted";
        LabWorld.wants(Shell.succeeds("test -x " + program), "dante-server");
        Path config = write("danted.conf", """
                logoutput: stderr
                internal: %s port = %d
                external: 10.71.3.1
                clientmethod: none
                socksmethod: none
                user.privileged: root
                user.unprivileged: nobody
                client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
                socks pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
                """.formatted(LabWorld.PROXY, DANTE));
        String pid = world.folder().resolve("danted.pid").toString();
        return start(DANTE, List.of(program, "-f", config.toString(), "-p", pid));
    }

    /** An HTTP proxy, which lets everybody CONNECT to any port. */
    Actor tinyproxy() {
        LabWorld.wants(Shell.succeeds("command -v tinyproxy"), "tinyproxy");
        Path config = write("tinyproxy.conf", """
                Port %d
                Listen %s
                Timeout 60
                """.formatted(TINYPROXY, LabWorld.PROXY));
        return start(TINYPROXY, List.of("tinyproxy", "-d", "-c", config.toString()));
    }

    private Path write(String name, String text) {
        try {
            Files.setPosixFilePermissions(world.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.writeString(world.folder().resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Actor start(int port, List<String> command) {
        Actor proxy = world.keep(Actor.program(world.proxyNamespace(), command));
        Shell.run("""
                for time in $(seq 300); do
                  ip netns exec NAMESPACE bash -c 'echo >/dev/tcp/ADDRESS/PORT' 2>/dev/null && exit 0
                  sleep 0.1
                done
                exit 1
                """.replace("NAMESPACE", world.proxyNamespace())
                .replace("ADDRESS", LabWorld.PROXY)
                .replace("PORT", Integer.toString(port)));
        return proxy;
    }
}
