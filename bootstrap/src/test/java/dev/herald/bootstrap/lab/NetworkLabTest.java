package dev.herald.bootstrap.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing leaves the scope, whatever happens to it: every packet on every interface of the client is captured and looked at, and every
 * packet that reaches the decoy. Each scenario begins with announces that are heard by the tracker, so that there is something to lose,
 * and ends with one without a scope that is heard by the decoy, so that a leak would be seen.
 */
@Timeout(300) // every scenario is a handful of processes, and a Java takes its time on a busy machine
class NetworkLabTest {

    private static final String HTTP = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/announce";
    private static final String SLOW = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/slow/announce";
    private static final String NEVER = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/never/announce";
    private static final String UDP = "udp://" + LabWorld.TRACKER + ":" + LabTracker.UDP + "/announce";
    private static final String SILENT_UDP = "udp://" + LabWorld.TRACKER + ":" + LabTracker.SILENT_UDP + "/announce";
    private static final String HTTPS = "https://" + LabWorld.TRACKER + ":" + LabTracker.HTTPS + "/announce";
    private static final String WS = "ws://" + LabWorld.TRACKER + ":" + LabTracker.WEBSOCKET + "/";
    private static final String[] ALL = {HTTP, UDP, WS};

    private static final Set<String> TRACKER_ONLY = Set.of(LabWorld.TRACKER);
    private static final Set<String> WITH_NAMES = Set.of(LabWorld.TRACKER, LabWorld.RESOLVER);
    private static final Set<String> PROXY_ONLY = Set.of(LabWorld.PROXY);
    private static final String INTERFACE = "interface=scope0";

    @TempDir
    private static Path folder;

    private static LabWorld world;
    private static final LabTable table = new LabTable();

    @BeforeAll
    static void build() {
        world = new LabWorld(folder);
    }

    @AfterAll
    static void takeDown() {
        if (world != null) {
            world.close();
            table.publish();
        }
    }

    private static LabScenario scenario(String title, String scope, Set<String> allowed) {
        return LabScenario.begin(world, table, title, scope, allowed);
    }

    @Test
    void the_interface_goes_down_and_up_while_requests_are_under_way() {
        try (LabScenario lab = scenario("the interface goes down and up, again and again", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            for (int time = 0; time < 6; time++) {
                lab.isUnderWay(SLOW, SILENT_UDP);
                lab.happens("ip link set scope0 down");
                for (String url : ALL) {
                    lab.fails(url, 1_000, "UNREACHABLE");
                }
                lab.goesOnFor(100 * time);
                lab.happens("ip link set scope0 up");
                lab.comesBack(HTTP);
                lab.comesBack(UDP);
            }
            lab.open("again", INTERFACE);
            lab.outcome(lab.ask("again", WS, 5_000));
            lab.happens("ip link set scope0 down");
            lab.end(ALL);
        }
    }

    @Test
    void the_interface_goes_down_for_good_and_keeps_its_address() {
        try (LabScenario lab = scenario("the interface goes down and keeps its address", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            lab.isHeard(HTTPS);
            staysInside(lab, "ip link set scope0 down");
            lab.fails(HTTPS, 2_000, "UNREACHABLE");
            lab.end(ALL);
        }
    }

    @Test
    void the_interface_goes_down_while_connections_are_being_opened() {
        try (LabScenario lab = scenario("the interface goes down while connecting", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            lab.isIgnored();
            lab.open("fresh", INTERFACE);
            lab.ask("fresh", HTTP, 3_000);
            lab.ask("fresh", WS, 3_000);
            lab.connects(LabTracker.HTTP, 2);
            lab.connects(LabTracker.WEBSOCKET, 2);
            lab.happens("ip link set scope0 down");
            lab.goesOnFor(2_000); // whatever is not given up in time is sent again
            lab.end(HTTP, WS);
        }
    }

    @Test
    void the_interface_loses_its_address_and_gets_another() {
        try (LabScenario lab =
                scenario("the interface loses its address, gets another, is deleted", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            staysInside(lab, "ip address flush dev scope0");
            lab.happens("ip address add 10.71.1.200/24 dev scope0");
            lab.comesBack(HTTP);
            lab.comesBack(UDP);
            staysInside(lab, "ip link del scope0");
            lab.end(ALL);
        }
    }

    @Test
    void the_route_to_the_tracker_leads_elsewhere() {
        try (LabScenario lab = scenario("the interface is up, the route leads elsewhere", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            staysInside(lab, "ip route del 10.71.1.0/24 dev scope0");
            lab.end(ALL);
        }
    }

    @Test
    void the_address_in_use_is_on_an_interface_that_goes_down() {
        try (LabScenario lab =
                scenario("an address is the scope; its interface goes down", "address=ADDRESS", TRACKER_ONLY)) {
            lab.isHeard(ALL);
            staysInside(lab, "ip link set scope0 down");
            lab.happens("ip link del scope0");
            for (String url : ALL) {
                lab.fails(url, 2_000, "UNREACHABLE");
            }
            lab.end(ALL);
        }
    }

    /** Questions are under way on kept connections and on sockets that wait, when it happens, and others are asked afterwards. */
    private static void staysInside(LabScenario lab, String whatHappens) {
        lab.isUnderWay(NEVER, SLOW, SILENT_UDP);
        lab.happens(whatHappens);
        for (String url : ALL) {
            lab.fails(url, 2_000, "UNREACHABLE");
        }
    }

    @Test
    void addresses_behind_names_lead_elsewhere() {
        try (LabScenario lab =
                scenario("DNS: extra, private, the decoy's, and changing addresses", INTERFACE, WITH_NAMES)) {
            lab.isHeard(allAt("tracker.lab"));
            lab.isHeard(allAt("extra.lab"));
            for (String host : List.of("decoy.lab", "private.lab")) {
                for (String url : allAt(host)) {
                    lab.fails(url, 2_000, "UNREACHABLE CONNECT");
                }
            }
            // The second answer is another one, for each transport by itself.
            lab.open("later", INTERFACE);
            for (String url : ALL) {
                String rebound = url.replace(LabWorld.TRACKER, url.replaceFirst(":.*", "") + ".rebound.lab");
                lab.isHeard(rebound);
                lab.failsOf("later", rebound, 2_000, "UNREACHABLE CONNECT");
            }
            lab.end(allAt("decoy.lab"));
        }
    }

    @Test
    void IPv6_appears_elsewhere() {
        try (LabScenario lab = scenario("IPv6 appears: an address, a route, AAAA beside A", INTERFACE, WITH_NAMES)) {
            lab.isHeard(ALL);
            lab.happens("""
                    ip -6 address add fd71:2::1/64 dev leak0 nodad
                    ip -6 route add default via fd71:2::2 dev leak0
                    """);
            lab.open("ipv4", "families=IPV4");
            for (String url : ALL) {
                String both = url.replace(LabWorld.TRACKER, "both.lab");
                String ipv6 = url.replace(LabWorld.TRACKER, "[fd71:2::2]");
                lab.isHeard(both);
                lab.isHeardOf("ipv4", both);
                lab.fails(ipv6, 2_000, "UNREACHABLE");
                lab.failsOf("ipv4", ipv6, 2_000, "UNREACHABLE");
            }
            lab.end(allAt("[fd71:2::2]"));
        }
    }

    @Test
    void the_tracker_sends_us_elsewhere_or_is_not_there() {
        try (LabScenario lab =
                scenario("redirect to the decoy; a tracker that is not there", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(ALL);
            String elsewhere = HTTP.replace("/announce", "/elsewhere/announce");
            lab.fails(elsewhere, 2_000, "UNREACHABLE CONNECT");
            for (String url : ALL) {
                lab.fails(url.replace(LabWorld.TRACKER, "10.71.1.99"), 1_500, "UNREACHABLE", "TIMED_OUT");
            }
            lab.end(elsewhere);
        }
    }

    @Test
    void the_policy_forbids_private_addresses() {
        try (LabScenario lab = scenario("the policy forbids private addresses", "policy=server", WITH_NAMES)) {
            lab.open("desktop", INTERFACE);
            lab.isHeardOf("desktop", ALL);
            for (String host : List.of(LabWorld.TRACKER, "decoy.lab", "private.lab")) {
                for (String url : allAt(host)) {
                    lab.fails(url, 2_000, "BLOCKED");
                }
            }
            lab.end(allAt("decoy.lab"));
        }
    }

    @Test
    void a_proxy_for_connections_dies() {
        try (LabScenario lab =
                scenario("microsocks dies; no name is asked for", "proxy=socks5://10.71.1.4:1080", PROXY_ONLY)) {
            try (Actor proxy = world.microsocks(1080)) {
                lab.isHeard(at("behind.lab", HTTP, HTTPS, WS));
                lab.isHeard(at(LabWorld.BEHIND_PROXY, HTTP, WS));
                lab.fails(at("behind.lab", UDP)[0], 5_000, "BLOCKED");
                lab.isUnderWay(at("behind.lab", NEVER, SLOW));
                proxy.kill();
            }
            for (String url : at("behind.lab", HTTP, HTTPS, UDP, WS)) {
                lab.fails(url, 5_000, "UNREACHABLE");
            }
            lab.end(at(LabWorld.BEHIND_PROXY, ALL));
        }
    }

    @Test
    void an_interface_and_a_proxy_for_packets_die() {
        try (LabScenario lab = scenario(
                "dante behind an interface that goes down and up; dante dies",
                "interface=scope0 proxy=socks5://10.71.1.4:1081",
                PROXY_ONLY)) {
            try (Actor proxy = world.dante(1081)) {
                lab.isHeard(at(LabWorld.BEHIND_PROXY, ALL));
                lab.isUnderWay(at(LabWorld.BEHIND_PROXY, NEVER, SILENT_UDP));
                lab.happens("ip link set scope0 down");
                for (String url : at(LabWorld.BEHIND_PROXY, ALL)) {
                    lab.fails(url, 2_000, "UNREACHABLE");
                }
                lab.happens("ip link set scope0 up");
                lab.comesBack(at(LabWorld.BEHIND_PROXY, HTTP)[0]);
                lab.comesBack(at(LabWorld.BEHIND_PROXY, UDP)[0]);
                lab.isUnderWay(at(LabWorld.BEHIND_PROXY, NEVER, SILENT_UDP));
                proxy.kill();
            }
            for (String url : at(LabWorld.BEHIND_PROXY, ALL)) {
                lab.fails(url, 5_000, "UNREACHABLE");
            }
            lab.end(at(LabWorld.BEHIND_PROXY, ALL));
        }
    }

    private static String[] allAt(String host) {
        return at(host, ALL);
    }

    private static String[] at(String host, String... urls) {
        return Stream.of(urls).map(url -> url.replace(LabWorld.TRACKER, host)).toArray(String[]::new);
    }
}
