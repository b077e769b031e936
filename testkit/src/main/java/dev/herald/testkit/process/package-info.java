/**
 * Trackers that others wrote, each in a process of its own on loopback: {@link dev.herald.testkit.process.RealTracker}. They prove
 * what no scripted tracker can.
 */
@NullMarked
package dev.herald.testkit.process;

import org.jspecify.annotations.NullMarked;
