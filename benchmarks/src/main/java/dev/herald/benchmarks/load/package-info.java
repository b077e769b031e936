/**
 * Load and what it costs: a {@link dev.herald.benchmarks.load.Load} asks a tracker so many times,
 * {@link dev.herald.benchmarks.load.Measurement} warms it up and counts what a run of it takes. Loads are Herald's
 * ({@code ClientExchange}, {@code GatewayExchange}) or the bare floors ({@code HttpFloor}, {@code UdpFloor}), which share nothing with
 * Herald but the way they are counted.
 */
@NullMarked
package dev.herald.benchmarks.load;

import org.jspecify.annotations.NullMarked;
