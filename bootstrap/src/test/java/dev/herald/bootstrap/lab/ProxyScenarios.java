package dev.herald.bootstrap.lab;

import org.junit.jupiter.api.Test;

/** The scope is a proxy, and it dies. */
interface ProxyScenarios extends Scenarios {

    @Test
    default void a_proxy_for_connections_dies() {
        try (LabScenario lab =
                scenario("microsocks dies; no name is asked for", "proxy=socks5://10.71.1.4:1080", PROXY_ONLY)) {
            try (Actor proxy = proxies().microsocks()) {
                lab.isHeard(at("behind.lab", HTTP, HTTPS, WS));
                lab.isHeard(at(LabWorld.BEHIND_PROXY, HTTP, WS));
                lab.fails(at("behind.lab", UDP)[0], 5_000, "BLOCKED");
                lab.isUnderWay(at("behind.lab", NEVER, SLOW));
                proxy.kill();
            }
            for (String url : at("behind.lab", HTTP, HTTPS, UDP, WS)) {
                lab.fails(url, 5_000, "UNREACHABLE");
            }
            lab.end(at(LabWorld.BEHIND_PROXY, all()));
        }
    }

    @Test
    default void a_proxy_that_speaks_HTTP_dies() {
        try (LabScenario lab =
                scenario("tinyproxy dies; no name is asked for", "proxy=http://10.71.1.4:1082", PROXY_ONLY)) {
            try (Actor proxy = proxies().tinyproxy()) {
                lab.isHeard(at("behind.lab", HTTP, HTTPS, WS));
                lab.isHeard(at(LabWorld.BEHIND_PROXY, HTTP, HTTPS, WS));
                lab.fails(at("behind.lab", UDP)[0], 5_000, "BLOCKED");
                lab.isUnderWay(at("behind.lab", NEVER, SLOW, NEVER_HTTPS));
                proxy.kill();
            }
            for (String url : at("behind.lab", HTTP, HTTPS, WS)) {
                lab.fails(url, 5_000, "UNREACHABLE");
            }
            lab.fails(at("behind.lab", UDP)[0], 5_000, "BLOCKED");
            lab.end(at(LabWorld.BEHIND_PROXY, all()));
        }
    }

    @Test
    default void an_interface_and_a_proxy_for_packets_die() {
        try (LabScenario lab = scenario(
                "dante behind an interface that goes down and up; dante dies",
                "interface=scope0 proxy=socks5://10.71.1.4:1081",
                PROXY_ONLY)) {
            try (Actor proxy = proxies().dante()) {
                lab.isHeard(at(LabWorld.BEHIND_PROXY, all()));
                lab.isUnderWay(at(LabWorld.BEHIND_PROXY, NEVER, SILENT_UDP));
                lab.happens("ip link set scope0 down");
                for (String url : at(LabWorld.BEHIND_PROXY, all())) {
                    lab.fails(url, 2_000, "UNREACHABLE");
                }
                lab.happens("ip link set scope0 up");
                lab.comesBack(at(LabWorld.BEHIND_PROXY, HTTP)[0]);
                lab.comesBack(at(LabWorld.BEHIND_PROXY, UDP)[0]);
                lab.isUnderWay(at(LabWorld.BEHIND_PROXY, NEVER, SILENT_UDP));
                proxy.kill();
            }
            for (String url : at(LabWorld.BEHIND_PROXY, all())) {
                lab.fails(url, 5_000, "UNREACHABLE");
            }
            lab.end(at(LabWorld.BEHIND_PROXY, all()));
        }
    }
}
