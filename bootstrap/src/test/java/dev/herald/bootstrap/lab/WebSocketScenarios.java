package dev.herald.bootstrap.lab;

import org.junit.jupiter.api.Test;

/** A WebSocket is opened again by itself, because swarms live on it. */
interface WebSocketScenarios extends Scenarios {

    @Test
    default void a_WebSocket_is_opened_again_inside_the_scope_or_not_at_all() {
        try (LabScenario lab =
                scenario("the interface goes down and up: a WebSocket is opened again", INTERFACE, TRACKER_ONLY)) {
            lab.open("hasty", INTERFACE + " hasty");
            lab.isHeardOf("hasty", WS);
            lab.happens("ip link set scope0 down");
            lab.failsOf("hasty", WS, 20_000, "UNREACHABLE");
            lab.goesOnFor(1_000); // it is tried again meanwhile, in vain
            int met = world().meetings(lab.address());
            lab.happens("ip link set scope0 up");
            world().awaitHeard(() -> world().meetings(lab.address()) > met);
            lab.isHeardOf("hasty", WS);
            lab.happens("ip link set scope0 down");
            lab.end(WS);
        }
    }
}
