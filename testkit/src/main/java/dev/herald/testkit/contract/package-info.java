/**
 * The law every gateway obeys: {@link dev.herald.testkit.contract.TrackerGatewayContract} asks, a
 * {@link dev.herald.testkit.contract.TrackerHarness} brings the gateway and the trackers it talks to. What a transport cannot
 * carry its harness leaves out of its {@link dev.herald.testkit.contract.Capability capabilities}.
 */
@NullMarked
package dev.herald.testkit.contract;

import org.jspecify.annotations.NullMarked;
