package dev.herald.testkit.udp;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.TrackerGateway;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerQuestion;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.contract.Capability;
import dev.herald.testkit.contract.HarnessTracker;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A gateway that does the plainest right thing obeys the law, on a good line and on a hostile one. */
class UdpTrackerHarnessTest {

    private static TrackerHarness harness(String address, UnaryOperator<UdpScript> line) {
        return new UdpTrackerHarness(address, line) {
            @Override
            public TrackerGateway openGateway() {
                return new PlainUdpGateway();
            }
        };
    }

    @Nested
    class OnAGoodLine extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("127.0.0.1", UnaryOperator.identity());
        }
    }

    @Nested
    class OnAHostileLine extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("127.0.0.1", UdpTrackerHarness.hostileLine());
        }
    }

    @Test
    void over_ipv6_it_claims_no_peers_for_the_laws_know_none_of_that_family() throws Exception {
        TrackerHarness six = harness("::1", UnaryOperator.identity());
        try (six;
                TrackerGateway gateway = six.openGateway()) {
            HarnessTracker tracker = six.openTracker(TrackerScript.always(ScriptedAnswer.refused("no")));

            assertThat(six.capabilities()).doesNotContain(Capability.PEERS);
            assertThatLeft(gateway.announce(tracker.url(), Fixtures.announce(), Duration.ofSeconds(10))
                            .get(10, TimeUnit.SECONDS))
                    .isRefusedWith("no");
            assertThat(tracker.questions()).containsExactly(new TrackerQuestion.Announce(Fixtures.announce()));
        }
    }
}
