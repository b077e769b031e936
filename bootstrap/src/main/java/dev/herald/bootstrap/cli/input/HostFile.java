package dev.herald.bootstrap.cli.input;

/**
 * A file that is for one host.
 *
 * @param host as it was written
 * @param file its name
 */
public record HostFile(String host, String file) {}
