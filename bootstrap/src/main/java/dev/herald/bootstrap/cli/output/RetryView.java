package dev.herald.bootstrap.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * What was said about trying again.
 *
 * @param advice {@code after}, {@code never} or {@code unstated}
 * @param seconds how long to wait, with {@code after}
 */
public record RetryView(String advice, @Nullable Long seconds) {}
