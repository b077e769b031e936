package dev.herald.testkit.contract;

import dev.herald.application.gateway.Gateways;
import dev.herald.application.port.TrackerGateway;

class OnDemandGatewayContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new InMemoryHarness() {
            @Override
            public TrackerGateway openGateway() {
                return Gateways.onDemand(gateway.schemes(), () -> gateway);
            }
        };
    }
}
