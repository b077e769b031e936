package dev.herald.bootstrap.cli.input;

import dev.herald.network.KeyPin;

/**
 * A key that a host has to show.
 *
 * @param host as it was written
 */
public record HostPin(String host, KeyPin pin) {}
