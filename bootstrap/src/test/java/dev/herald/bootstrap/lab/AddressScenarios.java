package dev.herald.bootstrap.lab;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses lead elsewhere: those behind names, those that redirects name, those of the other IP version. */
interface AddressScenarios extends Scenarios {

    @Test
    default void addresses_behind_names_lead_elsewhere() {
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
            for (String url : all()) {
                String rebound = url.replace(LabWorld.TRACKER, url.replaceFirst(":.*", "") + ".rebound.lab");
                lab.isHeard(rebound);
                lab.failsOf("later", rebound, 2_000, "UNREACHABLE CONNECT");
            }
            lab.end(allAt("decoy.lab"));
        }
    }

    @Test
    default void IPv6_appears_elsewhere() {
        try (LabScenario lab = scenario("IPv6 appears: an address, a route, AAAA beside A", INTERFACE, WITH_NAMES)) {
            lab.isHeard(all());
            lab.happens("""
                    ip -6 address add fd71:2::1/64 dev leak0 nodad
                    ip -6 route add default via fd71:2::2 dev leak0
                    """);
            lab.open("ipv4", "families=IPV4");
            for (String url : all()) {
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
    default void the_tracker_sends_us_elsewhere_or_is_not_there() {
        try (LabScenario lab =
                scenario("redirect to the decoy; a tracker that is not there", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
            String elsewhere = HTTP.replace("/announce", "/elsewhere/announce");
            lab.fails(elsewhere, 2_000, "UNREACHABLE CONNECT");
            for (String url : all()) {
                lab.fails(url.replace(LabWorld.TRACKER, "10.71.1.99"), 1_500, "UNREACHABLE", "TIMED_OUT");
            }
            lab.end(elsewhere);
        }
    }

    @Test
    default void the_policy_forbids_private_addresses() {
        try (LabScenario lab = scenario("the policy forbids private addresses", "policy=server", WITH_NAMES)) {
            lab.open("desktop", INTERFACE);
            lab.isHeardOf("desktop", all());
            for (String host : List.of(LabWorld.TRACKER, "decoy.lab", "private.lab")) {
                for (String url : allAt(host)) {
                    lab.fails(url, 2_000, "BLOCKED");
                }
            }
            lab.end(allAt("decoy.lab"));
        }
    }
}
