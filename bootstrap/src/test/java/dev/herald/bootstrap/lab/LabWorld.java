package dev.herald.bootstrap.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Network namespaces with a tracker, a resolver and a proxy on one side, which is what scenarios are to stay in, and on the other side
 * a decoy that has the addresses of all of them and more. A scenario brings a client, with a cable to either side and a default route
 * to the decoy. The proxy has a cable of its own to a tracker that nobody else can reach.
 *
 * <p>Names carry the number of this process, so that several worlds can be there at once, and all of it goes when this one is closed.
 */
final class LabWorld implements AutoCloseable {

    static final String TRACKER = "10.71.1.2";
    static final String RESOLVER = "10.71.1.3";
    static final String PROXY = "10.71.1.4";
    static final String BEHIND_PROXY = "10.71.3.2";
    static final String DECOY = "10.71.2.2";
    static final String DECOY_IPV6 = "fd71:2:0:0:0:0:0:2";

    private static final int FIRST_CLIENT = 10;

    private final String prefix = "hl-" + Long.toString(ProcessHandle.current().pid(), 36) + "-";
    private final Path folder;
    private final List<Actor> open = new ArrayList<>();
    private final Thread ending = new Thread(this::takeDown);
    private int scenarios;
    private final Actor tracker;
    private final Actor resolver;
    private final Actor decoy;

    /** Builds it; the test is skipped where that takes more than we are allowed, though not in CI. */
    LabWorld(Path folder) {
        this.folder = folder;
        wants(Shell.succeeds("command -v tcpdump"), "tcpdump");
        wants(Shell.succeeds("ip netns add " + prefix + "net"), "network namespaces, which take root and iproute2");
        Runtime.getRuntime().addShutdownHook(ending);
        build();
        tracker = start("tracker", LabTracker.class);
        decoy = start("decoy", LabTracker.class);
        resolver = start("resolver", LabResolver.class);
        List.of(tracker, decoy, resolver).forEach(actor -> actor.await("ready"::equals));
    }

    static void wants(boolean isThere, String what) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(isThere).as("the lab wants " + what).isTrue();
        }
        assertThat(isThere).as("the lab wants " + what).isTrue();
    }

    private void build() {
        Shell.run("""
                ip -n NET link add br0 type bridge
                ip -n NET link set br0 up
                for role in tracker resolver proxy decoy; do ip netns add PREFIX$role; ip -n PREFIX$role link set lo up; done
                cable() { # namespace, address
                  ip link add eth0 netns PREFIX$1 type veth peer name $1 netns NET
                  ip -n NET link set $1 master br0 up
                  ip -n PREFIX$1 address add $2/24 dev eth0
                  ip -n PREFIX$1 link set eth0 up
                }
                cable tracker 10.71.1.2
                cable resolver 10.71.1.3
                cable proxy 10.71.1.4
                ip link add eth1 netns PREFIXproxy type veth peer name eth1 netns PREFIXtracker
                ip -n PREFIXproxy address add 10.71.3.1/24 dev eth1
                ip -n PREFIXproxy link set eth1 up
                ip -n PREFIXtracker address add 10.71.3.2/24 dev eth1
                ip -n PREFIXtracker link set eth1 up
                for address in 10.71.1.2 10.71.1.3 10.71.1.4 10.71.3.2 192.168.7.7 10.99.0.1 169.254.7.7; do
                  ip -n PREFIXdecoy address add $address/32 dev lo
                done
                """.replace("NET", prefix + "net").replace("PREFIX", prefix));
        resolvedBy(RESOLVER, prefix + "proxy");
    }

    /** What {@code ip netns exec} shows the processes of a namespace as their {@code /etc/resolv.conf}. */
    private static void resolvedBy(String resolver, String namespace) {
        try {
            Path home = Files.createDirectories(Path.of("/etc/netns", namespace));
            Files.writeString(
                    home.resolve("resolv.conf"), "nameserver " + resolver + "\noptions timeout:1 attempts:1\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Actor start(String role, Class<?> main) {
        return keep(Actor.java(prefix + role, main));
    }

    /** A SOCKS5 proxy for connections only, as it is installed. */
    Actor microsocks(int port) {
        wants(Shell.succeeds("command -v microsocks"), "microsocks");
        return proxy(port, List.of("microsocks", "-i", PROXY, "-p", Integer.toString(port)));
    }

    /** A SOCKS5 proxy for connections and packets, as it is installed. */
    Actor dante(int port) {
        String program = "/usr/sbin/danted";
        wants(Shell.succeeds("test -x " + program), "dante-server");
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
                """.formatted(PROXY, port));
        String pid = folder.resolve("danted.pid").toString();
        return proxy(port, List.of(program, "-f", config.toString(), "-p", pid));
    }

    private Path write(String name, String text) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Actor proxy(int port, List<String> command) {
        Actor proxy = keep(Actor.program(prefix + "proxy", command));
        Shell.run("""
                for time in $(seq 300); do
                  ip netns exec PREFIXproxy bash -c 'echo >/dev/tcp/ADDRESS/PORT' 2>/dev/null && exit 0
                  sleep 0.1
                done
                exit 1
                """.replace("PREFIX", prefix).replace("ADDRESS", PROXY).replace("PORT", Integer.toString(port)));
        return proxy;
    }

    private Actor keep(Actor actor) {
        open.add(actor);
        return actor;
    }

    /**
     * A fresh client, with a cable to either side: {@code scope0}, which is to be its scope, and {@code leak0}. Its address is its own,
     * lest it should hear what the tracker still has to say to the one before.
     */
    String newClient() {
        if (scenarios > 0) {
            remove(prefix + "client" + scenarios); // where the one before could not do it
        }
        String client = prefix + "client" + ++scenarios;
        Shell.run("""
                ip netns add CLIENT
                ip -n CLIENT link set lo up
                ip netns exec CLIENT sysctl -qw net.ipv4.conf.all.rp_filter=0 net.ipv6.conf.default.accept_dad=0
                ip link add scope0 index 101 netns CLIENT type veth peer name c0 netns NET
                ip -n NET link set c0 master br0 up
                ip link add leak0 index 102 netns CLIENT type veth peer name d0 netns DECOY
                ip -n CLIENT address add ADDRESS/24 dev scope0
                ip -n CLIENT address add 10.71.2.1/24 dev leak0
                ip -n CLIENT link set scope0 up
                ip -n CLIENT link set leak0 up
                ip -n CLIENT route add default via 10.71.2.2
                ip -n DECOY address add 10.71.2.2/24 dev d0
                ip -n DECOY address add fd71:2::2/64 dev d0 nodad
                ip -n DECOY link set d0 up
                ip -n DECOY route add default via 10.71.2.1
                """.replace("CLIENT", client)
                .replace("ADDRESS", clientAddress())
                .replace("NET", prefix + "net")
                .replace("DECOY", prefix + "decoy"));
        resolvedBy(RESOLVER, client);
        return client;
    }

    /** The address that the latest client has in the scope. */
    String clientAddress() {
        return "10.71.1." + (FIRST_CLIENT + scenarios);
    }

    /** Takes a client away, with its cables. */
    void remove(String client) {
        Shell.succeeds("ip -n %s link del leak0; ip -n %s link del scope0 || true".formatted(client, client));
        forget(client);
    }

    private static void forget(String namespace) {
        Shell.succeeds("ip netns del " + namespace);
        Shell.succeeds("rm -rf /etc/netns/" + namespace + "; rmdir /etc/netns 2>/dev/null || true");
    }

    Path folder() {
        return folder;
    }

    String decoyNamespace() {
        return prefix + "decoy";
    }

    /** What the tracker in the scope has heard, request by request. */
    List<String> heardByTracker() {
        return tracker.said();
    }

    /** Lets the tracker's answers to an address go nowhere. */
    void ignore(String address) {
        Shell.run("ip -n %stracker route add blackhole %s/32".formatted(prefix, address));
    }

    /** Waits until the tracker has heard something. */
    void awaitHeard(BooleanSupplier something) {
        tracker.await(line -> something.getAsBoolean());
    }

    /** Waits until the decoy has heard something. */
    void awaitDecoy(BooleanSupplier something) {
        decoy.await(line -> something.getAsBoolean());
    }

    /** What the decoy has heard. */
    List<String> heardByDecoy() {
        return decoy.said();
    }

    @Override
    public void close() {
        takeDown();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private synchronized void takeDown() {
        open.forEach(Actor::kill);
        for (int scenario = 1; scenario <= scenarios; scenario++) {
            forget(prefix + "client" + scenario);
        }
        for (String role : List.of("tracker", "resolver", "proxy", "decoy", "net")) {
            forget(prefix + role);
        }
    }
}
