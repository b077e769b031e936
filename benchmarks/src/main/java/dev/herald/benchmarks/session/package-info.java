/**
 * Many sessions in virtual time: {@link dev.herald.benchmarks.session.SessionsRun} lets them run against trackers that are not there,
 * and sees what they take and whether they keep time.
 */
@NullMarked
package dev.herald.benchmarks.session;

import org.jspecify.annotations.NullMarked;
