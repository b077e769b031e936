package dev.herald.bootstrap.cli;

import java.time.Duration;

/**
 * How trackers are checked.
 *
 * @param timeout how long one question may take
 * @param probes how many questions a tracker is asked each way, the farewell not counted
 */
record CheckPlan(Duration timeout, int probes) {

    /** From when on no further question is begun, so that a slow tracker costs little more than a dead one. */
    Duration patience() {
        return timeout.multipliedBy(3).dividedBy(4);
    }
}
