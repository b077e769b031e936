package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The network namespaces of a {@link LabWorld}, and the cables between them. All of it needs to be taken away in the end. */
final class LabCables {

    private static final int FIRST_CLIENT = 10;

    private final String prefix;

    /** {@code prefix} is what the names of all namespaces begin with. */
    LabCables(String prefix) {
        this.prefix = prefix;
    }

    /** The namespace of somebody, by what they are. */
    String namespace(String role) {
        return prefix + role;
    }

    /** Begins; whether we are allowed to. */
    boolean begin() {
        return Shell.succeeds("ip netns add " + namespace("net"));
    }

    /** Lays those that all clients share. */
    void lay() {
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
                ip -n PREFIXtracker address add fd71:1::2/64 dev eth0 nodad
                ip -n PREFIXdecoy address add fd71:1::2/128 dev lo
                for address in 10.71.1.2 10.71.1.3 10.71.1.4 10.71.3.2 192.168.7.7 10.99.0.1 169.254.7.7; do
                  ip -n PREFIXdecoy address add $address/32 dev lo
                done
                """.replace("NET", prefix + "net").replace("PREFIX", prefix));
        resolvedBy(LabWorld.RESOLVER, namespace("proxy"));
    }

    /** What {@code ip netns exec} shows the processes of a namespace as their {@code /etc/resolv.conf}. */
    private static void resolvedBy(String resolver, String namespace) {
        try {
            Path home = Files.createDirectories(Path.of("/etc/netns", namespace));
            Files.writeString(
                    home.resolve("resolv.conf"), "nameserver " + resolver + "\noptions timeout:1 attempts:3\n");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * A client, with a cable to either side: {@code scope0}, which is to be its scope, and {@code leak0}. Its address is its own, lest it
     * should hear what the tracker still has to say to the one before.
     */
    String client(int number, Machine machine) {
        String client = namespace("client" + number);
        Shell.run("""
                ip netns add CLIENT
                ip -n CLIENT link set lo up
                ip netns exec CLIENT sysctl -qw net.ipv4.conf.all.rp_filter=0 net.ipv6.conf.default.accept_dad=0 \\
                  net.ipv6.conf.default.keep_addr_on_down=1
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
                .replace("ADDRESS", address(number))
                .replace("NET", prefix + "net")
                .replace("DECOY", prefix + "decoy"));
        Shell.run(Shell.inside(client, machine.lines()));
        resolvedBy(LabWorld.RESOLVER, client);
        return client;
    }

    /** The address that a client has in the scope. */
    static String address(int client) {
        return "10.71.1." + (FIRST_CLIENT + client);
    }

    /** The IPv6 address that a client may have in the scope. */
    static String ipv6Address(int client) {
        return "fd71:1::" + (FIRST_CLIENT + client);
    }

    /** Takes a client away, with its cables. */
    void remove(String client) {
        String namespace = namespace(client);
        Shell.succeeds("ip -n %s link del leak0; ip -n %s link del scope0 || true".formatted(namespace, namespace));
        takeAway(client);
    }

    /** Takes somebody away. */
    void takeAway(String role) {
        String namespace = namespace(role);
        Shell.succeeds("ip netns del " + namespace);
        Shell.succeeds("rm -rf /etc/netns/" + namespace + "; rmdir /etc/netns 2>/dev/null || true");
    }
}
