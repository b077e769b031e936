package dev.herald.bootstrap.lab;

import org.junit.jupiter.api.Test;

/** The system looks up a name while the scope falls apart. */
interface NameScenarios extends Scenarios {

    /** Nobody can call back what the system's resolver has begun: it goes on asking its question, wherever its routes lead. */
    @Test
    default void a_name_is_being_looked_up_while_the_interface_goes_down() {
        try (LabScenario lab = scenario("the interface goes down while a name is looked up", INTERFACE, WITH_NAMES)) {
            lab.isHeard(allAt("tracker.lab"));
            String silent = lab.ask(at("silent.lab", HTTP)[0], 6_000);
            world().awaitAsked(lab.address(), "silent.lab");
            lab.happens("ip link set scope0 down");
            for (String url : allAt("other.lab")) {
                lab.fails(url, 1_000, "UNREACHABLE");
            }
            lab.outcome(silent);
            lab.end(all());
        }
    }
}
