package dev.herald.bootstrap.cli.output;

/**
 * A target that cannot be used, as it is printed.
 *
 * @param kind the kind of object it would have been: {@code torrent} or {@code tracker}
 */
public record UnreadableView(String kind, String source, ErrorView error) {}
