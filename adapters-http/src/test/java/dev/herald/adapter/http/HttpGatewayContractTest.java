package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.TrackerGateway;
import dev.herald.application.port.trace.Tracer;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import dev.herald.testkit.http.HttpTrackerHarness;
import io.vavr.control.Option;

class HttpGatewayContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new HttpTrackerHarness() {
            @Override
            public TrackerGateway openGateway() {
                return HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()));
            }

            @Override
            public Option<TrackerGateway> openTraced(Tracer tracer) {
                return Option.some(HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()), tracer));
            }
        };
    }
}
