/**
 * What a user needs to test code built on Herald: {@link dev.herald.testkit.InMemoryTrackerGateway}, trackers without a network
 * that do their work or what a {@link dev.herald.testkit.TrackerScript} says; {@link dev.herald.testkit.VirtualTime}, in which a
 * week takes no time; {@link dev.herald.testkit.Fixtures} and {@link dev.herald.testkit.HeraldAssertions}. Who writes a gateway
 * finds its law in {@link dev.herald.testkit.contract}, misbehaving trackers in {@link dev.herald.testkit.http} and
 * {@link dev.herald.testkit.udp}, and an address that leads nowhere in {@link dev.herald.testkit.DeafPort}. Worlds of trackers for long runs are in {@link dev.herald.testkit.simulation}.
 */
@NullMarked
package dev.herald.testkit;

import org.jspecify.annotations.NullMarked;
