package dev.herald.adapter.websocket;

import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import dev.herald.testkit.websocket.WebSocketTrackerHarness;
import io.vavr.control.Option;
import java.util.Random;

/** The WebSocket gateway obeys the law of all gateways. */
class WebSocketGatewayContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new WebSocketTrackerHarness() {
            private final TestScheduler time = new TestScheduler();

            @Override
            public TrackerGateway openGateway() {
                return WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new Random(3)));
            }

            @Override
            public Option<TrackerGateway> openTraced(Tracer tracer) {
                return Option.some(WebSocketTrackerAdapter.open(WebSocketOptions.of(time, new Random(3)), tracer));
            }

            @Override
            public void close() {
                super.close();
                time.close();
            }
        };
    }
}
