/**
 * The command {@code bench}: how fast Herald is, beside the bare libraries it stands on. {@link dev.herald.benchmarks.BenchCommand}
 * finds the verb; each verb measures one thing and prints what it saw as JSON. {@code load} holds what asks trackers and counts.
 */
@NullMarked
package dev.herald.benchmarks;

import org.jspecify.annotations.NullMarked;
