package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.TrackerGateway;
import dev.herald.testkit.contract.TrackerGatewayContract;
import dev.herald.testkit.contract.TrackerHarness;
import dev.herald.testkit.http.HttpTrackerHarness;

class HttpGatewayContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new HttpTrackerHarness() {
            @Override
            public TrackerGateway openGateway() {
                return HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()));
            }
        };
    }
}
