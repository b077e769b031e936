package dev.herald.testkit.contract;

import dev.herald.application.port.TrackerGateway;

/**
 * The law every {@link TrackerGateway} obeys, as tests. To put a gateway under it, extend this class and bring a
 * {@link TrackerHarness}:
 *
 * <pre>{@code
 * class MyGatewayContractTest extends TrackerGatewayContract {
 *     @Override
 *     protected TrackerHarness openHarness() {
 *         return new MyHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>The laws come in groups, a class each, which this one inherits. Where a law is about what a transport does not have, its test passes without asking.
 */
public abstract class TrackerGatewayContract extends TraceLaws {

    /** For subclasses. */
    protected TrackerGatewayContract() {}

    /** A harness for one test. */
    @Override
    protected abstract TrackerHarness openHarness();
}
