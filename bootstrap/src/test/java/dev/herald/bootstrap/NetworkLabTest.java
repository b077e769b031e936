package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A small world of network namespaces: a client with two cables, one to the tracker's network, which is its scope, and one to a decoy,
 * where its default route leads. Whatever arrives at the decoy has left the scope; it is counted by the decoy's own interface.
 */
@Timeout(300) // every step is a process of its own, and a Java takes its time on a busy machine
class NetworkLabTest {

    private static final String TRACKER = "10.71.1.2";

    private final String id = Long.toString(ProcessHandle.current().pid(), 36);
    private final String client = "hl-c-" + id;
    private final String tracker = "hl-t-" + id;
    private final String decoy = "hl-d-" + id;
    private final List<String> report = new ArrayList<>();

    @BeforeEach
    void build() {
        boolean canBuild = "root".equals(System.getProperty("user.name")) && succeeds("ip", "netns", "add", client);
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(canBuild)
                    .as("network namespaces can be made, which takes root and iproute2")
                    .isTrue();
        }
        assertThat(canBuild)
                .as("network namespaces can be made, which takes root and iproute2")
                .isTrue();
        run("ip", "netns", "add", tracker);
        run("ip", "netns", "add", decoy);
        cable("scope0", client, "10.71.1.1/24", "t0", tracker, TRACKER + "/24");
        cable("leak0", client, "10.71.2.1/24", "d0", decoy, "10.71.2.2/24");
        in(client, "ip", "route", "add", "default", "via", "10.71.2.2");
    }

    private void cable(
            String near, String nearHome, String nearAddress, String far, String farHome, String farAddress) {
        run("ip", "link", "add", near, "netns", nearHome, "type", "veth", "peer", "name", far, "netns", farHome);
        for (String[] end : new String[][] {{nearHome, near, nearAddress}, {farHome, far, farAddress}}) {
            in(end[0], "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1");
            in(end[0], "ip", "address", "add", end[2], "dev", end[1]);
            in(end[0], "ip", "link", "set", end[1], "up");
            in(end[0], "ip", "link", "set", "lo", "up");
        }
    }

    @AfterEach
    void takeDown() {
        Stream.of(client, tracker, decoy).forEach(space -> succeeds("ip", "netns", "del", space));
        report.forEach(System.err::println);
    }

    @Test
    void nothing_leaves_the_scope() {
        String both = "http://" + TRACKER + ":6969/announce";
        String udp = "udp://" + TRACKER + ":6969/announce";

        staysInside("the interface is up, the tracker is not there", "--bind=scope0", both, udp);
        in(client, "ip", "link", "set", "scope0", "down");
        staysInside("the interface is down and keeps its address", "--bind=scope0", both, udp);
        staysInside("its address, while it is down", "--bind=10.71.1.1", both, udp);
        in(client, "ip", "address", "flush", "dev", "scope0");
        staysInside("the interface has no address", "--bind=scope0", both, udp);
        in(client, "ip", "link", "del", "scope0");
        staysInside("the interface is gone", "--bind=scope0", both, udp);
        staysInside(
                "the proxy is gone, and the default route leads elsewhere", "--proxy=socks5://127.0.0.1:9", both, udp);
        staysInside("the policy forbids private addresses", "--address-policy=server", both, udp);

        assertThat(leakedBy(both)).as("without a scope the decoy hears of it").isPositive();
    }

    private void staysInside(String scenario, String... arguments) {
        long leaked = leakedBy(arguments);
        report.add("network lab: " + leaked + " packets outside the scope: " + scenario);
        assertThat(leaked).as(scenario).isZero();
    }

    /** How many packets reach the decoy while the command announces. */
    private long leakedBy(String... arguments) {
        long before = heardByDecoy();
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", client));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("dev.herald.bootstrap.cli.HeraldCommand", "announce", "--timeout=2s", "--no-stop"));
        command.addAll(List.of(arguments));
        assertThat(exitOf(command)).as("nobody answers").isIn(1, 3, 4, 7);
        return heardByDecoy() - before;
    }

    private long heardByDecoy() {
        return Long.parseLong(output("ip", "netns", "exec", decoy, "cat", "/sys/class/net/d0/statistics/rx_packets")
                .strip());
    }

    private void in(String space, String... command) {
        run(Stream.concat(Stream.of("ip", "netns", "exec", space), Stream.of(command))
                .toArray(String[]::new));
    }

    private static void run(String... command) {
        assertThat(exitOf(List.of(command))).as(String.join(" ", command)).isZero();
    }

    private static boolean succeeds(String... command) {
        return exitOf(List.of(command)) == 0;
    }

    private static int exitOf(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end to " + command);
            }
            return process.exitValue();
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
