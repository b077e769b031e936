package dev.herald.adapter.udp;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import dev.herald.testkit.udp.UdpScript;
import dev.herald.testkit.udp.UdpTrackerHarness;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;

/** The law of all gateways, on a good line, on one that loses, doubles, delays and spoofs, and over IPv6. */
class UdpGatewayContractTest {

    @Nested
    class On_a_good_line extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("127.0.0.1", UnaryOperator.identity());
        }
    }

    @Nested
    class On_a_hostile_line extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("127.0.0.1", UdpTrackerHarness.hostileLine());
        }
    }

    @Nested
    class Over_IPv6 extends TrackerGatewayContract {
        @Override
        protected TrackerHarness openHarness() {
            return harness("::1", UnaryOperator.identity());
        }
    }

    private static TrackerHarness harness(String address, UnaryOperator<UdpScript> line) {
        return new UdpTrackerHarness(address, line) {
            @Override
            public TrackerGateway openGateway() {
                return UdpTrackerAdapter.open(UdpOptions.usual());
            }

            @Override
            public Option<TrackerGateway> openTraced(Tracer tracer) {
                return Option.some(UdpTrackerAdapter.open(UdpOptions.usual(), tracer));
            }
        };
    }
}
