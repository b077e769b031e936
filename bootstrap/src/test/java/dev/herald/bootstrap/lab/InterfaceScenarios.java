package dev.herald.bootstrap.lab;

import org.junit.jupiter.api.Test;

/** What happens to the interface that is the scope, to its addresses and to its routes. */
interface InterfaceScenarios extends Scenarios {

    @Test
    default void the_interface_goes_down_and_up_while_requests_are_under_way() {
        try (LabScenario lab = scenario("the interface goes down and up, again and again", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
            for (int time = 0; time < 6; time++) {
                lab.isUnderWay(SLOW, SILENT_UDP);
                lab.happens("ip link set scope0 down");
                for (String url : all()) {
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
            lab.end(all());
        }
    }

    @Test
    default void the_interface_goes_down_for_good_and_keeps_its_address() {
        try (LabScenario lab = scenario("the interface goes down and keeps its address", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
            lab.isHeard(HTTPS);
            staysInside(lab, "ip link set scope0 down");
            lab.fails(HTTPS, 2_000, "UNREACHABLE");
            lab.end(all());
        }
    }

    @Test
    default void the_interface_goes_down_while_connections_are_being_opened() {
        try (LabScenario lab = scenario("the interface goes down while connecting", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
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
    default void the_interface_loses_its_address_and_gets_another() {
        try (LabScenario lab =
                scenario("the interface loses its address, gets another, is deleted", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
            staysInside(lab, "ip address flush dev scope0");
            lab.happens("ip address add 10.71.1.200/24 dev scope0");
            lab.comesBack(HTTP);
            lab.comesBack(UDP);
            staysInside(lab, "ip link del scope0");
            lab.end(all());
        }
    }

    @Test
    default void the_route_to_the_tracker_leads_elsewhere() {
        try (LabScenario lab = scenario("the interface is up, the route leads elsewhere", INTERFACE, TRACKER_ONLY)) {
            lab.isHeard(all());
            staysInside(lab, "ip route del 10.71.1.0/24 dev scope0");
            lab.end(all());
        }
    }

    @Test
    default void the_address_in_use_is_on_an_interface_that_goes_down() {
        try (LabScenario lab =
                scenario("an address is the scope; its interface goes down", "address=ADDRESS", TRACKER_ONLY)) {
            lab.isHeard(all());
            staysInside(lab, "ip link set scope0 down");
            lab.happens("ip link del scope0");
            for (String url : all()) {
                lab.fails(url, 2_000, "UNREACHABLE");
            }
            lab.end(all());
        }
    }

    @Test
    default void an_interface_with_both_IP_versions_goes_down_and_up() {
        try (LabScenario lab =
                scenario("IPv6 in the scope: the interface goes down and up", INTERFACE, BOTH_FAMILIES)) {
            lab.happens("""
                    ip -6 address add IPV6/64 dev scope0 nodad
                    ip -6 address add fd71:2::1/64 dev leak0 nodad
                    ip -6 route add default via fd71:2::2 dev leak0
                    """);
            String[] urls = allAt("[" + LabWorld.TRACKER_IPV6 + "]");
            lab.isHeard(urls);
            lab.isHeard(all());
            lab.isUnderWay(at("[" + LabWorld.TRACKER_IPV6 + "]", NEVER, SLOW, SILENT_UDP));
            lab.happens("ip link set scope0 down");
            for (String url : urls) {
                lab.fails(url, 2_000, "UNREACHABLE");
            }
            lab.happens("ip link set scope0 up");
            lab.comesBack(urls[0]);
            lab.isHeard(urls[1]);
            lab.happens("ip link set scope0 down");
            lab.end(urls);
        }
    }

    @Test
    default void a_table_of_its_own_has_the_only_route() {
        try (LabScenario lab = scenario(
                "an address is the scope; its routes are in a table of their own", "address=ADDRESS", TRACKER_ONLY)) {
            lab.happens("""
                    ip route add 10.71.1.0/24 dev scope0 table 7100
                    ip rule add from ADDRESS lookup 7100 priority 7099
                    ip route del 10.71.1.0/24 dev scope0
                    """);
            lab.isHeard(all());
            staysInside(lab, "ip link set scope0 down");
            lab.end(all());
        }
    }
}
