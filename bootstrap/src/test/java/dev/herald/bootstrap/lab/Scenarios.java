package dev.herald.bootstrap.lab;

import java.util.Set;
import java.util.stream.Stream;

/** What scenarios have in common: whom they ask, within what, and where. */
interface Scenarios {

    String HTTP = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/announce";
    String SLOW = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/slow/announce";
    String NEVER = "http://" + LabWorld.TRACKER + ":" + LabTracker.HTTP + "/never/announce";
    String UDP = "udp://" + LabWorld.TRACKER + ":" + LabTracker.UDP + "/announce";
    String SILENT_UDP = "udp://" + LabWorld.TRACKER + ":" + LabTracker.SILENT_UDP + "/announce";
    String HTTPS = "https://" + LabWorld.TRACKER + ":" + LabTracker.HTTPS + "/announce";
    String NEVER_HTTPS = "https://" + LabWorld.TRACKER + ":" + LabTracker.HTTPS + "/never/announce";
    String WS = "ws://" + LabWorld.TRACKER + ":" + LabTracker.WEBSOCKET + "/";

    Set<String> TRACKER_ONLY = Set.of(LabWorld.TRACKER);
    Set<String> WITH_NAMES = Set.of(LabWorld.TRACKER, LabWorld.RESOLVER);
    Set<String> BOTH_FAMILIES = Set.of(LabWorld.TRACKER, LabWorld.TRACKER_IPV6);
    Set<String> PROXY_ONLY = Set.of(LabWorld.PROXY);
    String INTERFACE = "interface=scope0";

    /**
     * Begins one.
     *
     * @param scope what the client is told to stay in, in the words of {@link LabClient}
     * @param allowed the addresses it may talk to
     */
    LabScenario scenario(String title, String scope, Set<String> allowed);

    LabWorld world();

    default LabProxies proxies() {
        return new LabProxies(world());
    }

    /** Questions are under way on kept connections and on sockets that wait, when it happens, and others are asked afterwards. */
    default void staysInside(LabScenario lab, String whatHappens) {
        lab.isUnderWay(NEVER, SLOW, SILENT_UDP);
        lab.happens(whatHappens);
        for (String url : all()) {
            lab.fails(url, 2_000, "UNREACHABLE");
        }
    }

    /** The tracker in the scope, over each transport. */
    default String[] all() {
        return new String[] {HTTP, UDP, WS};
    }

    default String[] allAt(String host) {
        return at(host, all());
    }

    default String[] at(String host, String... urls) {
        return Stream.of(urls).map(url -> url.replace(LabWorld.TRACKER, host)).toArray(String[]::new);
    }
}
