package dev.herald.testkit.udp;

import dev.herald.application.port.TrackerGateway;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

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

    @Nested
    class OverIpv6 extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("::1", UnaryOperator.identity());
        }
    }
}
