package dev.herald.testkit.simulation;

import java.time.Duration;

/** How large a simulation is, and what its trackers have to bear. */
record Scale(int trackers, int torrents, Duration span, Weather weather) {}
