package dev.herald.testkit.contract;

class InMemoryTrackerGatewayContractTest extends TrackerGatewayContract {

    @Override
    protected TrackerHarness openHarness() {
        return new InMemoryHarness();
    }
}
